// SPDX-License-Identifier: Apache-2.0

package io.telltale.config;

import static io.telltale.config.Key.Shape.FLAG;
import static io.telltale.config.Key.Shape.TEXT;
import static io.telltale.config.Key.Shape.TEXTS;

/** The keys of a detection. */
final class DetectionKeys {

  private DetectionKeys() {}

  static Key[] all() {
    return new Key[] {
      Key.of("id", TEXT, "letters, digits and `-_.`; yours changes the bundled one of the same id")
          .like("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}")
          .needed(),
      Key.of("name", TEXT, "what an alert says, in a few words"),
      Key.of("events", TEXTS, "the [types](events.md) that count"),
      Key.of(
          "by",
          TEXTS,
          "what events that count together have in common: `user`, `source`, `session`,"
              + " `user_agent`, `path`, `resource`, or several; without it all of the application's"
              + " count together"),
      Key.of("users", TEXTS, "only events of these users, in small letters; an empty list: none"),
      Key.of("paths", TEXTS, "only requests for these paths"),
      Key.of("resources", TEXTS, "only what was done to these"),
      Key.of(
              "outside",
              TEXT,
              "only outside these hours, such as `mon-fri 07:00-19:00 Europe/Berlin`")
          .like(Hours.FORM),
      Key.of("within", TEXT, "how long an event counts").like(Durations.FORM).or("`1h`"),
      Key.of(
              "when",
              TEXTS,
              "thresholds, all of which must hold: `count > 10`, `distinct user >= 10`, `sum rows >="
                  + " 10000`, `count per user <= 2` (on average), `count per login_success >= 4`")
          .or("the first event"),
      Key.of("any", TEXTS, "thresholds, of which one must hold"),
      Key.of(
          "then",
          TEXTS,
          "what must follow by the same, in this order and `within` that time of each other: types,"
              + " or such as `password_change or mfa_enrollment`"),
      Key.word("severity", "how bad it is", "critical", "high", "medium", "low").or("`high`"),
      Key.of("technique", TEXT, "of MITRE ATT&CK, such as `T1110.001`")
          .like("T[0-9]{4}(\\.[0-9]{3})?"),
      Key.of("cooldown", TEXT, "how long the same is told once; then what came meanwhile, in one")
          .like(Durations.FORM)
          .or("`within`"),
      Key.of("off", FLAG, "do not look for it").or("`false`"),
    };
  }
}
