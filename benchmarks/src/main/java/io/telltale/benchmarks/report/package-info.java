// SPDX-License-Identifier: Apache-2.0

/** What was measured, as a page with pictures. */
package io.telltale.benchmarks.report;
