// SPDX-License-Identifier: Apache-2.0

/**
 * What a woven method does: scopes, nesting, outcome, and the event made of it. Loader: agent; runs
 * on the application's threads, so it never blocks, does no I/O and lets nothing escape.
 *
 * <p>The way of a call: {@link io.telltale.capture.Site} (called by the hook) → {@link
 * io.telltale.capture.ThreadState} (what is open on this thread) → {@link
 * io.telltale.capture.Frame} (one rule during one call) → {@link io.telltale.capture.EventSink}.
 */
package io.telltale.capture;
