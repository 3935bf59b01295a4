// SPDX-License-Identifier: Apache-2.0

/**
 * Events as bytes and back: what each schema calls what we say ({@link io.telltale.format.Field},
 * {@link io.telltale.format.TypeTable}), how it is written, sealed and put into a message of RFC
 * 5424, and how it is read again. Loader: agent; writing runs on the ship thread, reading in the
 * command line.
 */
package io.telltale.format;
