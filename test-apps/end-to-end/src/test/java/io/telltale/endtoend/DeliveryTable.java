// SPDX-License-Identifier: Apache-2.0

package io.telltale.endtoend;

import io.telltale.harness.Build;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What was seen, for people to read. */
final class DeliveryTable {

  private static final String BEGIN = "<!-- seen: faults -->\n";
  private static final String END = "<!-- end -->";

  private DeliveryTable() {}

  static String text(DeliveryRun run) {
    StringBuilder text = new StringBuilder();
    text.append("\n#### ").append(run.fault()).append("\n\n");
    text.append("| way | called | arrived | duplicates | declared lost | lost |\n");
    text.append("| --- | --- | --- | --- | --- | --- |\n");
    run.results().forEach(result -> text.append(row(result.stream(), result)));
    for (DeliveryPeer peer : run.peers()) {
      String worst = String.format(Locale.ROOT, " (worst call %.1f ms)", peer.worstNanos() / 1e6);
      text.append(row(peer.result().stream() + worst, peer.result()));
    }
    text.append(
        String.format(
            Locale.ROOT,
            "%n`verify`: %d wrong in %d streams, %d events twice. First call: %.1f ms; worst after the"
                + " first 50: %.2f ms; worst of an empty call beside it: %.2f ms.%n",
            run.proof().wrong(),
            run.proof().streams(),
            run.proof().duplicates(),
            run.report().firstNanos() / 1e6,
            run.report().worstNanos() / 1e6,
            run.report().worstBesideNanos() / 1e6));
    return text.toString();
  }

  private static String row(String way, DeliveryStream.Result result) {
    return "| %s | %d | %d | %d | %d | %d |%n"
        .formatted(
            way,
            result.called(),
            result.arrived(),
            result.duplicates(),
            result.declared(),
            result.lost());
  }

  /** Puts all of it where the documentation has its place. */
  static void write(List<DeliveryRun> runs) {
    StringBuilder all = new StringBuilder();
    runs.forEach(run -> all.append(text(run)));
    Path document = Build.deliveryDocument();
    try {
      String before = Files.readString(document);
      int begin = before.indexOf(BEGIN) + BEGIN.length();
      int end = before.indexOf(END, begin);
      Files.writeString(document, before.substring(0, begin) + all + "\n" + before.substring(end));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
