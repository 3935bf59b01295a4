// SPDX-License-Identifier: Apache-2.0

package io.telltale.value;

import org.jspecify.annotations.Nullable;

/** Where a path begins. */
public enum Root {
  ARGS("args"),
  RETURN("return"),
  THIS("this"),
  THROWN("thrown"),
  BEFORE("before"),
  THREAD("thread"),
  METHOD("method"),
  REQUEST("request"),
  SESSION("session"),
  USER("user"),
  METER("meter"),
  SCOPE("scope");

  private final String word;

  Root(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }

  /** Whether the open scope, and not the call, answers. */
  boolean isContext() {
    return this == REQUEST || this == SESSION || this == USER || this == METER || this == SCOPE;
  }

  /** Whether the root alone is nothing. */
  boolean needsName() {
    return this == BEFORE || this == METER || this == SCOPE;
  }

  static @Nullable Root of(String word) {
    for (Root root : values()) {
      if (root.word.equals(word)) {
        return root;
      }
    }
    return null;
  }
}
