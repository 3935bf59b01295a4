// SPDX-License-Identifier: Apache-2.0

package io.telltale.config;

import static io.telltale.config.Key.Shape.SECTION;
import static io.telltale.config.Key.Shape.TEXT;
import static io.telltale.config.Key.Shape.TEXTS;

/** The keys of a target: where it is, whom to trust, what goes there and what waits for it. */
final class TargetKeys {

  private TargetKeys() {}

  static Key[] all(Section queue, Section spool) {
    return new Key[] {
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
      Key.word("facility", "of syslog: `authpriv` (10) or `audit` (13)", "authpriv", "audit")
          .or("`authpriv`"),
      Key.of(
              "enterprise_number",
              TEXT,
              "with `rfc5424`: your private enterprise number (IANA); the default is for"
                  + " documentation")
          .like("[0-9]{1,10}")
          .or("`32473`"),
      Key.of("types", TEXTS, "only these [types](events.md); the agent's own always go").or("all"),
      Key.word("severity", "only these and what is worse", Target.severities()).or("all"),
      Key.count("window", "on `relp`: how many messages may be unanswered", 1, 1_024).or("128"),
      Key.section("queue", SECTION, queue, "what may wait in [memory](#queue)"),
      Key.section("spool", SECTION, spool, "what may wait on [disk](#spool)").or("nothing")
    };
  }

  static Together[] together() {
    return new Together[] {
      Together.with("key", "certificate"),
      Together.with("password", "certificate"),
      Together.with("ca_password", "ca"),
      Together.notWith("key", "password"),
    };
  }
}
