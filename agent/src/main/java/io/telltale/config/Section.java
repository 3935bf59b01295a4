// SPDX-License-Identifier: Apache-2.0

package io.telltale.config;

import static io.telltale.config.Key.Shape.CLASSES;
import static io.telltale.config.Key.Shape.NAMES;
import static io.telltale.config.Key.Shape.SECTION;
import static io.telltale.config.Key.Shape.SECTIONS;
import static io.telltale.config.Key.Shape.TEXT;
import static io.telltale.config.Key.Shape.TEXTS;
import static io.telltale.config.Key.Shape.TEXTS_OR_SECTIONS;
import static io.telltale.config.Key.Shape.TEXT_OR_SECTION;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The mappings of which a configuration consists and the keys of each. The one place that names
 * them: the binder, the JSON Schema and the tables in the documentation come from here.
 */
final class Section {
  /** What may wait in memory. */
  static final Section QUEUE =
      new Section(
          "'queue'",
          Key.count("events", "how many events", 1_000, 10_000_000).or("20000"),
          Key.of("bytes", TEXT, "how much memory, such as `16MiB` (`KiB`, `MiB`, `GiB`)")
              .like(Sizes.FORM)
              .or("`16MiB`, or a 16th of the heap if that is less"));

  /** What may wait on disk. */
  static final Section SPOOL =
      new Section(
          "'spool'",
          Key.of("path", TEXT, "a folder for this target alone; several JVMs may use it").needed(),
          Key.of("bytes", TEXT, "how much disk each JVM may take").like(Sizes.FORM).or("`1GiB`"),
          Key.of("age", TEXT, "after which an event is given up").like(Durations.FORM).or("`7d`"),
          Key.of(
                  "key",
                  TEXT,
                  "`${file:PATH}` or `${env:NAME}` of what `openssl rand -base64 32` prints: encrypts it")
              .like(Interpolation.SECRET)
              .or("not encrypted"));

  /** Where events go. */
  static final Section TARGET =
      new Section("'target'", TargetKeys.all(QUEUE, SPOOL)).with(TargetKeys.together());

  /** When a repetition counts. */
  static final Section ONCE =
      new Section(
          "'once'",
          Key.of("within", TEXT, "how long, such as `15m` (`ms`, `s`, `m`, `h`, `d`)")
              .like(Durations.FORM)
              .needed(),
          Key.of("when", TEXT, "a condition: otherwise each one counts"));

  /** What one place in the application, or one kind of request, means. */
  static final Section POINTCUT =
      new Section("a pointcut", PointcutKeys.all(ONCE)).with(PointcutKeys.together());

  /** What of people may leave. */
  static final Section PRIVACY =
      new Section(
          "'privacy'",
          Key.word(
              "preset",
              "what the other keys begin with: `gdpr` hashes users, truncates addresses and masks"
                  + " e-mail; `pci` names users, as PCI DSS 10.2.2 asks for",
              "gdpr",
              "pci"),
          Key.word(
                  "users",
                  "`plain`, as a keyed `hash`, `both`, or `drop`",
                  Privacy.USERS.toArray(new String[0]))
              .or("`plain`"),
          Key.word(
                  "unknown_users",
                  "names in failed logins of which the framework says that nobody has them: people"
                      + " type passwords there",
                  Privacy.USERS.toArray(new String[0]))
              .or("`hash`"),
          Key.word(
                  "addresses",
                  "`plain`, `truncated` to 24 bits (IPv6: 48), or `hash`",
                  Privacy.ADDRESSES.toArray(new String[0]))
              .or("`plain`"),
          Key.word(
                  "emails",
                  "addresses of mail in free text: `plain` or `masked`",
                  Privacy.EMAILS.toArray(new String[0]))
              .or("`plain`"),
          Key.of(
                  "key",
                  TEXT,
                  "of the hashes, at least 16 characters, from `${file:PATH}` or `${env:NAME}`")
              .or("a random one for each start"),
          Key.of("key_id", TEXT, "stands before each hash: change it with the key")
              .like("[A-Za-z0-9]{1,8}")
              .or("`1`"),
          Key.of(
              "patterns",
              NAMES,
              "names and regular expressions (RE2) of what else must not leave; `[NAME]` stands in"
                  + " its place"));

  /** What to find in the stream of events. */
  static final Section DETECTION = new Section("a detection", DetectionKeys.all());

  /** How streams are sealed. */
  static final Section SEAL =
      new Section(
          "'seal'",
          Key.of("rotate", TEXT, "how long a session's key is used before the next, signed by it")
              .like(Durations.FORM)
              .or("as long as the session"));

  /** A user's file. */
  static final Section CONFIGURATION =
      new Section(
              "the configuration",
              Key.of("service", TEXT, "the application's name").or("`java`"),
              Key.of("environment", TEXT, "such as `production`").or("none"),
              Key.section(
                      "target", TEXT_OR_SECTION, TARGET, "a URL, or the keys of [Target](#target)")
                  .or("none: then nothing is woven and one line on stderr says so"),
              Key.section(
                  "targets", TEXTS_OR_SECTIONS, TARGET, "instead of `target`: a list of such"),
              Key.of(
                      "heartbeat",
                      TEXT,
                      "how often each target gets a signed `heartbeat`, from `1s` to `1h`")
                  .like(Durations.FORM)
                  .or("`15s`"),
              Key.of(
                      "shutdown_timeout",
                      TEXT,
                      "how long the JVM's end may be held up for what is still to be sent, up to `60s`")
                  .like(Durations.FORM)
                  .or("`2s`"),
              Key.section("seal", SECTION, SEAL, "the keys of [Seal](#seal)").or("as there"),
              Key.of(
                      "packs",
                      TEXTS,
                      "`auto` for all, `none`, or a list of names (`java -jar telltale.jar packs`)")
                  .or("`auto`"),
              Key.of("user", TEXT, "a value: who is signed in, before the container is asked")
                  .or("the container's principal"),
              Key.of(
                      "trusted_proxies",
                      TEXTS,
                      "addresses and CIDR blocks whose `X-Forwarded-For` counts")
                  .or("none"),
              Key.of(
                      "reasons",
                      CLASSES,
                      "classes of exceptions and the word that `reason` says for each")
                  .or("none"),
              Key.section("privacy", SECTION, PRIVACY, "see [Privacy](#privacy)"),
              Key.section("pointcuts", SECTIONS, POINTCUT, "what your application does").or("none"),
              Key.section(
                      "detections",
                      SECTIONS,
                      DETECTION,
                      "what several events mean together: see [Detections](detections.md)")
                  .or("those of the pack `detections`"))
          .with(Together.notWith("targets", "target"));

  /** A bundled file. */
  static final Section PACK =
      new Section(
          "a pack",
          Key.of("pack", TEXT, "its name, as the file's").needed(),
          Key.of("description", TEXT, "one line").needed(),
          Key.of("versions", TEXT, "of the framework, with which it was tested"),
          Key.of(
              "reasons", CLASSES, "classes of exceptions and the word that `reason` says for each"),
          Key.of("user", TEXTS, "values: who is signed in, if nobody else knows"),
          Key.section("pointcuts", SECTIONS, POINTCUT, "what the framework does"),
          Key.section("detections", SECTIONS, DETECTION, "what several events mean together"));

  final String what;
  final List<Key> keys;

  /** Which keys go together. */
  final List<Together> together;

  Section(String what, Key... keys) {
    this(what, Arrays.asList(keys), Collections.<Together>emptyList());
  }

  private Section(String what, List<Key> keys, List<Together> together) {
    this.what = what;
    this.keys = Collections.unmodifiableList(keys);
    this.together = Collections.unmodifiableList(together);
  }

  Section with(Together... rules) {
    return new Section(what, keys, Arrays.asList(rules));
  }

  List<String> names() {
    List<String> names = new ArrayList<>();
    for (Key key : keys) {
      names.add(key.name);
    }
    return names;
  }

  Key key(String name) {
    return keys.get(names().indexOf(name));
  }
}
