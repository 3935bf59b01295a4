// SPDX-License-Identifier: Apache-2.0

/**
 * Off the host: the queue from the application's threads, the one thread that empties it, and the
 * transports. Loader: agent. Nothing here runs on an application's thread but {@link
 * io.telltale.ship.EventQueue#offer}.
 */
package io.telltale.ship;
