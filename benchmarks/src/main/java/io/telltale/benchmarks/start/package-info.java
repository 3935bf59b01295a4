// SPDX-License-Identifier: Apache-2.0

/** What an agent adds to the start of a JVM. */
package io.telltale.benchmarks.start;
