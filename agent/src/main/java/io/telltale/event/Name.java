// SPDX-License-Identifier: Apache-2.0

package io.telltale.event;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The name of a value in an event as it leaves, such as {@code user.name}. A dot leads into an
 * object, {@code []} into the only object of an array. Made once and reused, as its bytes are.
 */
public final class Name implements Comparable<Name> {

  private final String text;
  private final byte[] bytes;

  private Name(String text) {
    this.text = text;
    this.bytes = text.getBytes(StandardCharsets.UTF_8);
  }

  /** The name of that text. */
  public static Name of(String text) {
    return new Name(text);
  }

  /** The text as UTF-8; not to be changed. */
  public byte[] bytes() {
    return bytes;
  }

  @Override
  public int compareTo(Name other) {
    return text.compareTo(other.text);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Name && text.equals(((Name) other).text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
