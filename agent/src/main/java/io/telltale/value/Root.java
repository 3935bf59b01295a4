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
  REQUEST("request"),
  SESSION("session"),
  USER("user");

  private final String word;

  Root(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }

  /** Whether the open request, and not the call, answers. */
  boolean isContext() {
    return this == REQUEST || this == SESSION || this == USER;
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
