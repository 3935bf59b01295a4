// SPDX-License-Identifier: Apache-2.0

package io.telltale.seal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a checkpoint says besides its list of digests: one text, {@code name:value} with commas
 * between, so that it looks the same in every format.
 *
 * <table>
 * <caption>The names</caption>
 * <tr><td>first</td><td>the sequence number of the first event of the list</td></tr>
 * <tr><td>time</td><td>the wall clock, milliseconds since the epoch</td></tr>
 * <tr><td>up</td><td>the monotonic clock, milliseconds since the session began</td></tr>
 * <tr><td>every</td><td>seconds after which the next signed one comes at the latest</td></tr>
 * <tr><td>chain</td><td>SHA-256 of the chain of the checkpoint before and all digests since</td></tr>
 * <tr><td>dropped</td><td>how many events the agent gave up so far</td></tr>
 * <tr><td>drops</td><td>the same by reason and type: {@code reason/type/number}, {@code +} between
 * </td></tr>
 * <tr><td>lost</td><td>sequence numbers that the agent gave up: {@code from-to}, {@code +} between
 * </td></tr>
 * <tr><td>next</td><td>the public key that signs from now on</td></tr>
 * <tr><td>certificate</td><td>SHA-256 of the certificate whose key attests the session's</td></tr>
 * <tr><td>attestation</td><td>its signature, see {@link Attestation}</td></tr>
 * <tr><td>end</td><td>1: the session ends here</td></tr>
 * </table>
 */
final class Checkpoint {

  private static final String VERSION = "1";

  private final Map<String, String> values;

  private Checkpoint(Map<String, String> values) {
    this.values = values;
  }

  /** Begins one. */
  static Checkpoint begin(long first, long time, long uptime, long every) {
    Checkpoint checkpoint = new Checkpoint(new LinkedHashMap<>());
    checkpoint.put("v", VERSION);
    checkpoint.put("first", Long.toString(first));
    checkpoint.put("time", Long.toString(time));
    checkpoint.put("up", Long.toString(uptime));
    checkpoint.put("every", Long.toString(every));
    return checkpoint;
  }

  /** Reads one; null if it is none of a version that we know. */
  static @Nullable Checkpoint parse(String text) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String pair : text.split(",")) {
      int colon = pair.indexOf(':');
      if (colon < 0) {
        return null;
      }
      values.put(pair.substring(0, colon), pair.substring(colon + 1));
    }
    return VERSION.equals(values.get("v")) ? new Checkpoint(values) : null;
  }

  Checkpoint put(String name, String value) {
    values.put(name, value);
    return this;
  }

  /** Adds what was dropped; by type only if that is not too long. */
  Checkpoint drops(DropCounts drops, int longest) {
    put("dropped", Long.toString(drops.dropped()));
    StringBuilder kinds = new StringBuilder();
    for (Map.Entry<String, Long> kind : new TreeMap<>(drops.droppedByKind()).entrySet()) {
      kinds.append(kinds.length() == 0 ? "" : "+").append(kind.getKey());
      kinds.append('/').append(kind.getValue());
    }
    if (kinds.length() > 0 && kinds.length() <= longest) {
      put("drops", kinds.toString());
    }
    return this;
  }

  @Nullable String get(String name) {
    return values.get(name);
  }

  /** A number; -1 if it is not there or is none. */
  long number(String name) {
    String value = values.get(name);
    try {
      return value == null ? -1 : Long.parseLong(value);
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  boolean isEnd() {
    return "1".equals(values.get("end"));
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(128);
    for (Map.Entry<String, String> value : values.entrySet()) {
      text.append(text.length() == 0 ? "" : ",").append(value.getKey()).append(':');
      text.append(value.getValue());
    }
    return text.toString();
  }
}
