// SPDX-License-Identifier: Apache-2.0

/** What an event costs the thread that it happens on. */
package io.telltale.benchmarks.calls;
