// SPDX-License-Identifier: Apache-2.0

/**
 * Proof that a stream is complete and unaltered: sequence, digests, signed checkpoints, and their
 * verification. Loader: agent; sealing runs on the ship thread, verifying in the command line.
 */
package io.telltale.seal;
