// SPDX-License-Identifier: Apache-2.0

package io.telltale.config;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What of people may leave the JVM. Immutable. */
public final class Privacy {

  /** How something is shown. */
  public enum Shown {
    PLAIN,
    /** As a keyed hash. */
    HASH,
    /** Both of these. */
    BOTH,
    /** An address without its last part: a network of 256 addresses, or of 2⁸⁰. */
    TRUNCATED,
    /** As {@code [email]}. */
    MASKED,
    DROP;

    static Shown of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static final List<String> USERS = Arrays.asList("plain", "hash", "both", "drop");
  static final List<String> ADDRESSES = Arrays.asList("plain", "truncated", "hash");
  static final List<String> EMAILS = Arrays.asList("plain", "masked");

  private static final int SHORTEST_KEY = 16;

  private final Shown users;
  private final Shown unknownUsers;
  private final Shown addresses;
  private final Shown emails;
  private final byte @Nullable [] key;
  private final String keyId;
  private final Map<String, Text> patterns;

  private Privacy(
      Shown users,
      Shown unknownUsers,
      Shown addresses,
      Shown emails,
      byte @Nullable [] key,
      String keyId,
      Map<String, Text> patterns) {
    this.users = users;
    this.unknownUsers = unknownUsers;
    this.addresses = addresses;
    this.emails = emails;
    this.key = key;
    this.keyId = keyId;
    this.patterns = Collections.unmodifiableMap(patterns);
  }

  /** Without a word about it: names and addresses plain, but no name that does not exist. */
  public static Privacy standard() {
    return new Privacy(
        Shown.PLAIN,
        Shown.HASH,
        Shown.PLAIN,
        Shown.PLAIN,
        null,
        "1",
        Collections.<String, Text>emptyMap());
  }

  /** For a configuration of which it is not known what was meant. */
  static Privacy strictest() {
    return new Privacy(
        Shown.HASH,
        Shown.HASH,
        Shown.TRUNCATED,
        Shown.MASKED,
        null,
        "1",
        Collections.<String, Text>emptyMap());
  }

  static Privacy of(Fields from, Interpolation secrets) throws ConfigException {
    Text preset = from.text("preset");
    boolean gdpr = preset != null && preset.value().equals("gdpr");
    Text key = from.text("key");
    Text id = from.text("key_id");
    return new Privacy(
        shown(from, "users", gdpr ? Shown.HASH : Shown.PLAIN),
        shown(from, "unknown_users", Shown.HASH),
        shown(from, "addresses", gdpr ? Shown.TRUNCATED : Shown.PLAIN),
        shown(from, "emails", gdpr ? Shown.MASKED : Shown.PLAIN),
        key == null ? null : key(secrets.apply(key)),
        id == null ? "1" : id.value(),
        new LinkedHashMap<>(from.named("patterns")));
  }

  private static Shown shown(Fields from, String name, Shown otherwise) throws ConfigException {
    Text word = from.text(name);
    return word == null ? otherwise : Shown.of(word.value());
  }

  private static byte[] key(Text text) throws ConfigException {
    byte[] bytes = text.value().trim().getBytes(StandardCharsets.UTF_8);
    if (bytes.length < SHORTEST_KEY) {
      throw new ConfigException(
          text.position(), "the key has less than " + SHORTEST_KEY + " characters");
    }
    return bytes;
  }

  /** Users who exist, or of whom nobody says that they do not. */
  public Shown users() {
    return users;
  }

  /** Names in failed logins of which the framework says that nobody has them. */
  public Shown unknownUsers() {
    return unknownUsers;
  }

  public Shown addresses() {
    return addresses;
  }

  /** In free text. */
  public Shown emails() {
    return emails;
  }

  /** For keyed hashes; null for one that is made at the start and gone with the JVM. */
  public byte @Nullable [] key() {
    return key == null ? null : key.clone();
  }

  /** Which key it is, so that hashes of before and after its change can be told apart. */
  public String keyId() {
    return keyId;
  }

  /** What else must not leave: names and regular expressions. */
  public Map<String, Text> patterns() {
    return patterns;
  }

  /** All that differs between two of them, without the key itself. */
  @Override
  public String toString() {
    List<String> all = new ArrayList<>();
    for (Shown shown : new Shown[] {users, unknownUsers, addresses, emails}) {
      all.add(shown.word());
    }
    return all + " " + keyId + " " + Arrays.hashCode(key) + " " + patterns.keySet();
  }
}
