// SPDX-License-Identifier: Apache-2.0

/**
 * Telltale's own log and counters. Loader: agent. Imports nothing of ours but {@code event}.
 *
 * <p>No logging library: one would read the application's configuration or be found by it
 * (elastic/apm-agent-java#550, megaease/easeagent#115).
 */
package io.telltale.diagnostics;
