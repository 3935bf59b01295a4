// SPDX-License-Identifier: Apache-2.0

package io.telltale.secrets;

/**
 * A secret as it stands in a text.
 *
 * @param kind what it is
 * @param group of the table in the documentation
 * @param text with the name or scheme beside it by which it can be known, if it needs one
 * @param secret the part that may not come out
 */
record Planted(String kind, Group group, String text, String secret) {

  enum Group {
    TOKENS("tokens of known form, JSON Web Tokens, private keys"),
    RANDOM("long random tokens without a name"),
    NAMED("what stands beside a name or scheme"),
    NUMBERS("card, account and social security numbers");

    final String words;

    Group(String words) {
      this.words = words;
    }
  }

  /** Whether a text still has it, or eight characters of it on end. */
  boolean isIn(String out) {
    int window = Math.min(8, secret.length());
    for (int i = 0; i + window <= secret.length(); i++) {
      String part = secret.substring(i, i + window);
      if (!part.isBlank() && out.contains(part)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public String toString() {
    return kind;
  }
}
