// SPDX-License-Identifier: Apache-2.0

/**
 * How many events a second reach a real rsyslogd, beside a writer that does nothing but write. It
 * sees the agent by its jar and by what the collector has stored.
 */
@NullMarked
package io.telltale.benchmarks.delivery;

import org.jspecify.annotations.NullMarked;
