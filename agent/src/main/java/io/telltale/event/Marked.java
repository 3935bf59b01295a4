// SPDX-License-Identifier: Apache-2.0

package io.telltale.event;

/** A text of which the rule says what it is, so that it does not leave as it is. Immutable. */
public final class Marked {

  /** What is done with it before it leaves. */
  public enum Kind {
    /** Names a person: what the configuration does with users. */
    USER,
    /** Is an identifier: looks like a token, and is none. */
    ID,
    /** Leaves as a keyed hash only. */
    HASH
  }

  private final Kind kind;
  private final String text;

  public Marked(Kind kind, String text) {
    this.kind = kind;
    this.text = text;
  }

  public Kind kind() {
    return kind;
  }

  public String text() {
    return text;
  }

  /** Not the text, which must not leave by mistake. */
  @Override
  public String toString() {
    return "[" + kind + "]";
  }
}
