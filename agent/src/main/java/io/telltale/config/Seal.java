// SPDX-License-Identifier: Apache-2.0

package io.telltale.config;

import org.jspecify.annotations.Nullable;

/** How streams are sealed. */
public final class Seal {

  private static final long SHORTEST_ROTATION = 15_000;

  private final long rotation;

  private Seal(long rotation) {
    this.rotation = rotation;
  }

  /** What counts if nobody said anything. */
  static Seal usual() {
    return new Seal(0);
  }

  static Seal of(Fields from) throws ConfigException {
    Text text = from.text("rotate");
    if (text == null) {
      return usual();
    }
    long millis = Durations.milliseconds(text);
    if (millis < SHORTEST_ROTATION) {
      throw new ConfigException(
          text.position(),
          "'" + text.value() + "' is less than " + SHORTEST_ROTATION / 1_000 + "s");
    }
    return new Seal(millis);
  }

  /** Milliseconds after which the key makes way for the next; 0 for never. */
  public long rotation() {
    return rotation;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Seal && rotation == ((Seal) other).rotation;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(rotation);
  }
}
