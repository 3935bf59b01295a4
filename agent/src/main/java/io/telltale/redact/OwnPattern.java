// SPDX-License-Identifier: Apache-2.0

package io.telltale.redact;

import com.google.re2j.Pattern;

/** A kind of secret that only the user knows of, by RE2's regular expressions, which are linear. */
final class OwnPattern {

  private final Pattern pattern;
  private final String kind;

  OwnPattern(String name, Pattern pattern) {
    this.pattern = pattern;
    this.kind = "[" + name + "]";
  }

  String clean(String text) {
    return pattern.matcher(text).replaceAll(com.google.re2j.Matcher.quoteReplacement(kind));
  }
}
