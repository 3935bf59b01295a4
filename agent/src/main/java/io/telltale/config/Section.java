// SPDX-License-Identifier: Apache-2.0

package io.telltale.config;

import static io.telltale.config.Key.Shape.FLAG;
import static io.telltale.config.Key.Shape.NAMES;
import static io.telltale.config.Key.Shape.SECTION;
import static io.telltale.config.Key.Shape.SECTIONS;
import static io.telltale.config.Key.Shape.SOME_TEXTS;
import static io.telltale.config.Key.Shape.TEXT;
import static io.telltale.config.Key.Shape.TEXTS;
import static io.telltale.config.Key.Shape.TEXTS_OR_SECTIONS;
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
      new Section(
              "'target'",
              Key.of(
                      "url",
                      TEXT,
                      "`relps://HOST:2514`, `relp://HOST:2514`, `tls://HOST:6514`, `tcp://HOST:514`,"
                          + " `udp://HOST:514` (these are the default ports), `file:PATH`, `stdout`;"
                          + " IPv6 in brackets")
                  .needed(),
              Key.of("failover", TEXTS, "more URLs: the next is taken when one cannot be reached"),
              Key.of("ca", TEXT, "the authorities to trust, PEM or PKCS#12").or("those of the JVM"),
              Key.of("ca_password", TEXT, "of `ca`: `${file:PATH}` or `${env:NAME}`")
                  .like(Interpolation.SECRET),
              Key.of(
                  "certificate",
                  TEXT,
                  "a client certificate: PEM that goes with `key`, or PKCS#12 that goes with"
                      + " `password`"),
              Key.of("key", TEXT, "its private key, PEM (PKCS#8); goes with `certificate`"),
              Key.of("password", TEXT, "of `certificate`: `${file:PATH}` or `${env:NAME}`")
                  .like(Interpolation.SECRET),
              Key.of(
                  "fingerprint",
                  TEXTS,
                  "SHA-256 of the only server certificates to accept, such as `sha-256:AB:CD:…`;"
                      + " counts instead of authority, name and date"),
              Key.word("framing", "on `tcp` and `tls`: `octet` (counting) or `lf`", "octet", "lf")
                  .or("`octet`"),
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
                  .or("`32473`"),
              Key.of("types", TEXTS, "only these [types](events.md); the agent's own always go")
                  .or("all"),
              Key.word("severity", "only these and what is worse", Target.severities()).or("all"),
              Key.count("window", "on `relp`: how many messages may be unanswered", 1, 1_024)
                  .or("128"),
              Key.section("queue", SECTION, QUEUE, "what may wait in [memory](#queue)"),
              Key.section("spool", SECTION, SPOOL, "what may wait on [disk](#spool)").or("nothing"))
          .with(
              Together.with("key", "certificate"),
              Together.with("password", "certificate"),
              Together.with("ca_password", "ca"),
              Together.notWith("key", "password"));

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
              Key.section("pointcuts", SECTIONS, POINTCUT, "what your application does").or("none"))
          .with(Together.notWith("targets", "target"));

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
}
