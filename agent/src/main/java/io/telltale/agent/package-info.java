// SPDX-License-Identifier: Apache-2.0

/**
 * Puts the parts together and starts them. Loader: agent; called once, by premain, on the JVM's
 * main thread, so what premain must not touch is not touched here either.
 */
package io.telltale.agent;
