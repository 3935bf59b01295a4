// SPDX-License-Identifier: Apache-2.0

/**
 * Whatever is read from outside is read to its end or refused: from the values of a request to the
 * bytes on the wire, and back from a collector's file.
 */
package io.telltale.fuzz;
