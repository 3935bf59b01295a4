// SPDX-License-Identifier: Apache-2.0

package io.telltale.config;

/** How streams are sealed. */
public final class Seal {

  private static final long USUAL_HEARTBEAT = 15_000;
  private static final long SHORTEST_HEARTBEAT = 1_000;

  private final long heartbeatMillis;
  private final long rotationMillis;

  private Seal(long heartbeatMillis, long rotationMillis) {
    this.heartbeatMillis = heartbeatMillis;
    this.rotationMillis = rotationMillis;
  }

  /** What counts if nobody said anything. */
  public static Seal usual() {
    return new Seal(USUAL_HEARTBEAT, 0);
  }

  static Seal of(Fields from) throws ConfigException {
    Text heartbeat = from.text("heartbeat");
    Text rotation = from.text("rotate");
    return new Seal(
        heartbeat == null ? USUAL_HEARTBEAT : atLeast(SHORTEST_HEARTBEAT, heartbeat),
        rotation == null ? 0 : atLeast(USUAL_HEARTBEAT, rotation));
  }

  private static long atLeast(long shortest, Text text) throws ConfigException {
    long millis = Durations.milliseconds(text);
    if (millis < shortest) {
      throw new ConfigException(
          text.position(), "'" + text.value() + "' is less than " + shortest / 1_000 + "s");
    }
    return millis;
  }

  /** After which a heartbeat, which is a signed checkpoint, comes at the latest. */
  public long heartbeatMillis() {
    return heartbeatMillis;
  }

  /** After which the key makes way for the next; 0 for never. */
  public long rotationMillis() {
    return rotationMillis;
  }

  /** Whether nothing differs. */
  public boolean isSame(Seal other) {
    return heartbeatMillis == other.heartbeatMillis && rotationMillis == other.rotationMillis;
  }
}
