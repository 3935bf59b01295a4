// SPDX-License-Identifier: Apache-2.0

package io.telltale.config;

import java.io.File;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where events may wait on disk, and how many for how long. */
public final class SpoolOptions {

  private static final long DEFAULT_BYTES = 1L << 30;
  private static final long DEFAULT_AGE = 7 * 86_400_000L;
  private static final int SHORTEST_KEY = 16;

  private final File path;
  private final long bytes;
  private final long age;

  /** In Base64. */
  private final @Nullable String key;

  private SpoolOptions(File path, long bytes, long age, @Nullable String key) {
    this.path = path;
    this.bytes = bytes;
    this.age = age;
    this.key = key;
  }

  static @Nullable SpoolOptions of(Fields target, Interpolation secrets) throws ConfigException {
    Node node = target.node("spool");
    if (node == null) {
      return null;
    }
    Fields from = Fields.of(node, Section.SPOOL);
    Text path = secrets.apply(from.required("path", "'spool'"));
    Text age = from.text("age");
    return new SpoolOptions(
        new File(path.value()),
        Sizes.bytes(from.text("bytes"), DEFAULT_BYTES),
        age == null ? DEFAULT_AGE : Durations.milliseconds(age),
        key(from.text("key"), secrets));
  }

  private static @Nullable String key(@Nullable Text text, Interpolation secrets)
      throws ConfigException {
    String value = secrets.secret(text);
    if (text == null || value == null) {
      return null;
    }
    try {
      if (Base64.getDecoder().decode(value.trim()).length >= SHORTEST_KEY) {
        return value.trim();
      }
    } catch (IllegalArgumentException e) {
      // told below, as a short one is
    }
    throw new ConfigException(
        text.position(),
        "the spool's key is not Base64 of at least 16 bytes, such as openssl rand -base64 32 makes");
  }

  /** A folder of the spool's own. */
  public File path() {
    return path;
  }

  /** How much disk it may take. */
  public long bytes() {
    return bytes;
  }

  /** Milliseconds after which an event is given up. */
  public long age() {
    return age;
  }

  /** What encrypts it; null for no encryption. */
  public byte @Nullable [] key() {
    return key == null ? null : Base64.getDecoder().decode(key);
  }

  private List<@Nullable Object> all() {
    return Arrays.asList(path, bytes, age, key);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SpoolOptions && all().equals(((SpoolOptions) other).all());
  }

  @Override
  public int hashCode() {
    return all().hashCode();
  }
}
