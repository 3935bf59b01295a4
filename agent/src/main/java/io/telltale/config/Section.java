// SPDX-License-Identifier: Apache-2.0

package io.telltale.config;

import static io.telltale.config.Key.Shape.FLAG;
import static io.telltale.config.Key.Shape.NAMES;
import static io.telltale.config.Key.Shape.SECTION;
import static io.telltale.config.Key.Shape.SECTIONS;
import static io.telltale.config.Key.Shape.SOME_TEXTS;
import static io.telltale.config.Key.Shape.TEXT;
import static io.telltale.config.Key.Shape.TEXTS;
import static io.telltale.config.Key.Shape.TEXT_OR_NAMES;
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
  /** Where events go. */
  static final Section TARGET =
      new Section(
              "'target'",
              Key.of(
                      "url",
                      TEXT,
                      "`udp://HOST:514`, `tcp://HOST:514`, `tls://HOST:6514` (these are the default ports),"
                          + " `file:PATH`, `stdout`")
                  .needed(),
              Key.of("ca", TEXT, "PEM file of the authorities to trust").or("those of the JVM"),
              Key.of("certificate", TEXT, "PEM file of a client certificate; goes with `key`"),
              Key.of("key", TEXT, "PEM file of its private key, PKCS#8; goes with `certificate`"),
              Key.word(
                      "format",
                      "what an [event](events.md) looks like: `ecs`, `ocsf`, `cef`, `leef`, `rfc5424`",
                      "ecs",
                      "ocsf",
                      "cef",
                      "leef",
                      "rfc5424")
                  .or("`ecs`"),
              Key.word(
                      "ocsf",
                      "the version: `1.8`, or `1.9` with User Management instead of Account Change",
                      "1.8",
                      "1.9")
                  .or("`1.8`"),
              Key.word(
                      "facility", "of syslog: `authpriv` (10) or `audit` (13)", "authpriv", "audit")
                  .or("`authpriv`"),
              Key.of(
                      "enterprise_number",
                      TEXT,
                      "with `rfc5424`: your private enterprise number (IANA); the default is for"
                          + " documentation")
                  .like("[0-9]{1,10}")
                  .or("`32473`"))
          .with(Together.with("certificate", "key"), Together.with("key", "certificate"));

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
      new Section(
              "a pointcut",
              Key.of(
                      "id",
                      TEXT,
                      "letters, digits and `-_.`; yours stands for a pack's of the same id")
                  .like("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}")
                  .needed(),
              Key.of(
                  "execution",
                  SOME_TEXTS,
                  "one pattern of methods or a list, any of which applies"),
              Key.of(
                  "http",
                  SOME_TEXTS,
                  "instead of `execution`: requests, such as `POST /account/forgot`, or a list of such;"
                      + " evaluated when the request has ended"),
              Key.word(
                  "end",
                  "instead of `execution`: evaluated at the end of every request, whatever its path",
                  "request"),
              Key.word(
                  "scope",
                  "instead of `event`: the call is a request; `context` says how to read it",
                  "request"),
              Key.of(
                  "context",
                  NAMES,
                  "with `scope`: what `request`, `session`, `user` and so on lead to"),
              Key.of(
                      "event",
                      TEXT,
                      "one of the [types](events.md), `login` for `login_success` or `login_failure` by"
                          + " outcome, or a name of yours")
                  .like(EventNames.FORM)
                  .usually(EventNames.known()),
              Key.of(
                      "enriches",
                      TEXT,
                      "instead of `event`: adds `user` and `reason` to such an event under way, and makes"
                          + " none")
                  .like(EventNames.FORM)
                  .usually(EventNames.known()),
              Key.of(
                      "fallback",
                      FLAG,
                      "with `end` or `http`: only if nothing in the request was told to have failed")
                  .or("`false`"),
              Key.of("success", TEXT, "a condition; see [outcome](#outcome)"),
              Key.of("failure", TEXT, "a condition; see [outcome](#outcome)"),
              Key.of(
                  "ignore",
                  TEXT,
                  "a condition: no event. On a scope it is read on entry: no scope"),
              Key.of("user", TEXT, "a value: who did it").or("who is signed in; for sign-ins none"),
              Key.of("resource", TEXT, "a value: what it was done to"),
              Key.of("rows", TEXT, "a value: how many rows were exported"),
              Key.of(
                  "reason",
                  TEXT_OR_NAMES,
                  "a value, or words with conditions of which the first true one counts"),
              Key.of("fields", NAMES, "names and values of your own; names of secrets are refused"),
              Key.of(
                  "before",
                  NAMES,
                  "names and values that are read on entry, for use as `before.name`"),
              Key.of("mechanism", TEXT, "what `telltale.mechanisms` says")
                  .or("the pack's name or the id"),
              Key.section(
                  "once",
                  SECTION,
                  ONCE,
                  "`within: 15m` and, optionally, `when: CONDITION`: a repeated success of the same user"
                      + " from the same address is no event"))
          .with(
              Together.oneOf("execution", "http", "end"),
              Together.oneOf("event", "enriches", "scope"),
              Together.with("context", "scope"),
              Together.notWith("http", "scope"),
              Together.notWith("http", "enriches"),
              Together.notWith("http", "before"));

  /** How streams are sealed. */
  static final Section SEAL =
      new Section(
          "'seal'",
          Key.of(
                  "heartbeat",
                  TEXT,
                  "how long nothing may be unsigned: an idle agent sends a heartbeat so often")
              .like(Durations.FORM)
              .or("`15s`"),
          Key.of("rotate", TEXT, "how long a session's key is used before the next, signed by it")
              .like(Durations.FORM)
              .or("as long as the session"));

  /** A user's file. */
  static final Section CONFIGURATION =
      new Section(
          "the configuration",
          Key.of("service", TEXT, "the application's name").or("`java`"),
          Key.of("environment", TEXT, "such as `production`").or("none"),
          Key.section("target", TEXT_OR_SECTION, TARGET, "a URL, or the keys of [Target](#target)")
              .or("none: then nothing is woven and one line on stderr says so"),
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
          Key.section("pointcuts", SECTIONS, POINTCUT, "what your application does").or("none"));

  /** A bundled file. */
  static final Section PACK =
      new Section(
          "a pack",
          Key.of("pack", TEXT, "its name, as the file's").needed(),
          Key.of("description", TEXT, "one line").needed(),
          Key.of("versions", TEXT, "of the framework, with which it was tested"),
          Key.section("pointcuts", SECTIONS, POINTCUT, "what the framework does"));

  final String what;
  final List<Key> keys;

  /** Which keys go together. */
  final List<Together> together;

  private Section(String what, Key... keys) {
    this(what, Arrays.asList(keys), Collections.<Together>emptyList());
  }

  private Section(String what, List<Key> keys, List<Together> together) {
    this.what = what;
    this.keys = Collections.unmodifiableList(keys);
    this.together = Collections.unmodifiableList(together);
  }

  private Section with(Together... rules) {
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

  /** How keys of one mapping depend on each other. */
  static final class Together {

    /** What is asked of the keys. */
    enum Kind {
      /** Exactly one of them stands there. */
      ONE_OF,
      /** The first needs the second. */
      WITH,
      /** They exclude each other. */
      NOT_WITH
    }

    final Kind kind;
    final List<String> keys;

    private Together(Kind kind, String... keys) {
      this.kind = kind;
      this.keys = Arrays.asList(keys);
    }

    static Together oneOf(String... keys) {
      return new Together(Kind.ONE_OF, keys);
    }

    static Together with(String key, String other) {
      return new Together(Kind.WITH, key, other);
    }

    static Together notWith(String key, String other) {
      return new Together(Kind.NOT_WITH, key, other);
    }

    void check(Fields from, String what) throws ConfigException {
      int given = 0;
      for (String key : keys) {
        given += from.has(key) ? 1 : 0;
      }
      String list = "'" + String.join("', '", keys) + "'";
      if (kind == Kind.ONE_OF && given != 1) {
        throw new ConfigException(
            from.position(),
            what + (given == 0 ? " needs one of " : " may have one only of ") + list);
      }
      if (kind == Kind.WITH && from.has(keys.get(0)) && given == 1) {
        throw new ConfigException(
            from.position(), what + ": '" + keys.get(0) + "' goes with '" + keys.get(1) + "'");
      }
      if (kind == Kind.NOT_WITH && given == 2) {
        throw new ConfigException(
            from.position(),
            what + ": '" + keys.get(1) + "' does not go with '" + keys.get(0) + "'");
      }
    }
  }
}
