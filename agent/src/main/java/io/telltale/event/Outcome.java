// SPDX-License-Identifier: Apache-2.0

package io.telltale.event;

/** How a happening ended, in the words of ECS {@code event.outcome}. */
public enum Outcome {
  SUCCESS("success"),
  FAILURE("failure"),
  UNKNOWN("unknown");

  private final String word;

  Outcome(String word) {
    this.word = word;
  }

  /** The ECS value. */
  public String word() {
    return word;
  }
}
