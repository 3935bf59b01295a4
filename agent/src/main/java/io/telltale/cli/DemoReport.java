// SPDX-License-Identifier: Apache-2.0

package io.telltale.cli;

import io.telltale.cli.Palette.Style;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** What the demo says at its end. */
final class DemoReport {

  private final Palette palette;
  private final Consumer<String> say;

  DemoReport(Palette palette, Consumer<String> say) {
    this.palette = palette;
    this.say = say;
  }

  /**
   * Prints what came, and whether it is what had to come.
   *
   * @return true if exactly the expected events came and no password was in them
   */
  boolean print(Play play, Ledger ledger) {
    List<byte[]> messages = ledger.messages();
    long octets = messages.stream().mapToLong(message -> message.length).sum();
    say.accept("");
    say.accept("Received " + messages.size() + " events in " + octets + " octets:");
    byType(ledger.counts())
        .forEach((type, count) -> say.accept(String.format("%5d  %s", count, type)));

    List<String> differences = ledger.differences(play.expected());
    int wanted = play.expected().values().stream().mapToInt(Integer::intValue).sum();
    conclude(
        differences.isEmpty(),
        "each of the " + wanted + " expected events came once, with the right user",
        "not what was expected: " + String.join("; ", differences));

    Set<String> leaked = play.typed().foundIn(messages);
    conclude(
        leaked.isEmpty(),
        "none of the " + play.typed().size() + " passwords typed stands in any of them",
        "passwords stand in the events: " + leaked.size());
    return differences.isEmpty() && leaked.isEmpty();
  }

  private static Map<String, Integer> byType(Map<String, Integer> byEntry) {
    Map<String, Integer> counts = new TreeMap<>();
    byEntry.forEach(
        (entry, count) ->
            counts.merge(Printable.value(entry.split(" ", 2)[0]), count, Integer::sum));
    return counts;
  }

  private void conclude(boolean good, String well, String badly) {
    say.accept(
        good ? palette.paint(Style.GREEN, "✓ " + well) : palette.paint(Style.RED, "✗ " + badly));
  }
}
