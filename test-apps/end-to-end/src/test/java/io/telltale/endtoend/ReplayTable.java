// SPDX-License-Identifier: Apache-2.0

package io.telltale.endtoend;

import io.telltale.harness.Build;
import io.telltale.harness.SyslogEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What replays showed, for people to read. */
final class ReplayTable {

  private static final String BEGIN = "<!-- seen: replays -->\n";
  private static final String END = "<!-- end -->";

  private ReplayTable() {}

  /** A part of the page; that of a day is no row of the table. */
  record Row(boolean attack, boolean detected, String text) {}

  static Row row(Attack attack, Replay replay) {
    if (attack.told().isEmpty()) {
      return new Row(true, false, "| " + attack.name() + " | nothing | | | |\n");
    }
    String rule = attack.told().get(0);
    String others = attack.told().stream().skip(1).sorted().collect(Collectors.joining(", "));
    return new Row(
        true,
        true,
        String.format(
            Locale.ROOT,
            "| %s | %s | %d | %s | %s |%n",
            attack.name(),
            rule,
            replay.eventsUntilTold(rule),
            duration(replay.untilTold(rule)),
            others));
  }

  private static String duration(Duration time) {
    return time.toSeconds() < 100
        ? String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1e3)
        : String.format(Locale.ROOT, "%.1f min", time.toSeconds() / 60.0);
  }

  static Row day(Replay replay) {
    Map<String, Long> rules =
        replay.alerts().stream()
            .map(alert -> alert.text("rule.id"))
            .collect(
                Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
    long alerts = replay.alerts().size();
    long logins = replay.count("login_success") + replay.count("login_failure");
    long users =
        replay.events().stream()
            .filter(event -> event.type().equals("login_success"))
            .map(ReplayTable::user)
            .distinct()
            .count();
    return new Row(
        false,
        false,
        String.format(
            Locale.ROOT,
            "%nA day of %,d people, without an attack: %,d sign-ins that succeeded, %,d that failed, %,d"
                + " exports; %d false alerts%s, which is %.1f for 10,000 sign-ins.%n",
            users,
            replay.count("login_success"),
            replay.count("login_failure"),
            replay.count("data_export"),
            alerts,
            rules.isEmpty() ? "" : " " + rules,
            alerts * 10_000.0 / logins));
  }

  /** How long they took, from before the request that brings them about to the line in the file. */
  static Row alerts(List<Long> millis) {
    List<Long> sorted = millis.stream().sorted().toList();
    return new Row(
        false,
        false,
        String.format(
            Locale.ROOT,
            "%nFrom the eleventh guess, sent, to the alert in rsyslog's file, of %d: median %d ms, longest"
                + " %d ms; the file is looked at every 100 ms.%n",
            sorted.size(),
            sorted.get(sorted.size() / 2),
            sorted.get(sorted.size() - 1)));
  }

  private static String user(SyslogEvent event) {
    return String.valueOf(event.text("user.name"));
  }

  /** Puts all of it where the documentation has its place. */
  static void write(List<Row> rows) throws IOException {
    List<Row> attacks = rows.stream().filter(Row::attack).toList();
    StringBuilder text = new StringBuilder();
    text.append("| attack | told by | after events | after | also |\n");
    text.append("| --- | --- | --- | --- | --- |\n");
    attacks.forEach(row -> text.append(row.text()));
    text.append("\nDetected: ").append(attacks.stream().filter(Row::detected).count());
    text.append(" of ").append(attacks.size()).append(".\n");
    rows.stream().filter(row -> !row.attack()).forEach(row -> text.append(row.text()));
    Path page = Build.docs().resolve("detections.md");
    String old = Files.readString(page);
    int from = old.indexOf(BEGIN) + BEGIN.length();
    int to = old.indexOf(END, from);
    Files.writeString(page, old.substring(0, from) + text + old.substring(to));
  }
}
