// SPDX-License-Identifier: Apache-2.0

/**
 * Paths and conditions: parsed once, read on the application's thread. Loader: agent.
 *
 * <p>A path reads fields, getters and methods without side effects that the configuration names. It
 * never calls {@code toString()} of an object that is not the JDK's, and keeps nothing that it saw.
 */
package io.telltale.value;
