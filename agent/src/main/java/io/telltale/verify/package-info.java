// SPDX-License-Identifier: Apache-2.0

/**
 * Proof from what collectors stored: reads their files and exports, and has the seal checked.
 * Loader: agent, in the command line's JVM and never in an application's.
 */
package io.telltale.verify;
