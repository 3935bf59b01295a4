// SPDX-License-Identifier: Apache-2.0

package io.telltale.redact;

/** A part of a text. */
final class Stretch {

  final int start;
  final int end;

  Stretch(int start, int end) {
    this.start = start;
    this.end = end;
  }
}
