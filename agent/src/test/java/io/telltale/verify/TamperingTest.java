// SPDX-License-Identifier: Apache-2.0

package io.telltale.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.telltale.config.Layout;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever somebody does to a stored file is found: 10,000 random tamperings over all formats. */
class TamperingTest {

  private static final int TAMPERINGS_OF_EACH = 2_000;
  private static final int EVENTS = 40;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private enum Tampering {
    REMOVE,
    SWAP,
    EDIT,
    INSERT,
    REPLAY,
    TRUNCATE,
    BEHEAD,
    SPLICE
  }

  @ParameterizedTest
  @EnumSource
  void isFoundEveryTime(Layout.Schema schema) {
    List<String> a = Streams.session(Layout.of(schema), EVENTS, 21);
    List<String> b = Streams.session(Layout.of(schema), EVENTS, 22);
    List<String> untouched = Streams.interleaved(a, b, 23);
    assertThat(Checked.of(untouched).texts()).allMatch(text -> text.startsWith("RESTARTED"));
    Random random = new Random(24);

    for (int i = 0; i < TAMPERINGS_OF_EACH; ) {
      Tampering tampering = Tampering.values()[random.nextInt(Tampering.values().length)];
      List<String> lines = new ArrayList<>(untouched);
      String what = tamper(tampering, lines, a, b, random);
      if (what != null) {
        i++;
        Checked checked = Checked.of(lines);
        assertThat(checked.told()).as("%s %s: %s", schema, tampering, what).isNotEmpty();
        if (tampering != Tampering.REPLAY && tampering != Tampering.TRUNCATE) {
          assertThat(wrong(checked)).as("%s %s: %s", schema, tampering, what).isTrue();
        }
      }
    }
  }

  private static boolean wrong(Checked checked) {
    return checked.told().stream().anyMatch(finding -> finding.kind().isWrong());
  }

  /** Does it, and says what; null if it turned out to change nothing that means anything. */
  private static @Nullable String tamper(
      Tampering tampering, List<String> lines, List<String> a, List<String> b, Random random) {
    int at = random.nextInt(lines.size());
    switch (tampering) {
      case REMOVE:
        // The last line of a session is a truncation.
        String removed = lines.remove(at);
        return removed.equals(a.get(a.size() - 1)) || removed.equals(b.get(b.size() - 1))
            ? null
            : removed;
      case SWAP:
        List<String> one = random.nextBoolean() ? a : b;
        int first = lines.indexOf(one.get(random.nextInt(one.size())));
        int second = lines.indexOf(one.get(random.nextInt(one.size())));
        Collections.swap(lines, first, second);
        return first == second ? null : first + " and " + second;
      case EDIT:
        return edit(lines, at, random);
      case INSERT:
        String forged = forged(lines.get(at), random);
        lines.add(random.nextInt(lines.size()), forged);
        return forged.equals(lines.get(at)) ? null : forged;
      case REPLAY:
        int to = random.nextInt(lines.size() + 1);
        lines.add(to, lines.get(at));
        return at + " to " + to;
      case TRUNCATE:
        int kept = 1 + random.nextInt(lines.size() - 1);
        lines.subList(kept, lines.size()).clear();
        return "to " + kept;
      case BEHEAD:
        int gone = 1 + random.nextInt(lines.size() - 1);
        lines.subList(0, gone).clear();
        return "by " + gone;
      default:
        return splice(lines, a, b, random);
    }
  }

  private static @Nullable String edit(List<String> lines, int at, Random random) {
    String line = lines.get(at);
    // The header is the collector's to change.
    int from =
        line.length()
            - line.replaceFirst("^.*? (?:- (?=CEF|LEEF)|\\[timeQuality tzKnown=\"1\"\\] ?)", "")
                .length();
    int position = from + random.nextInt(line.length() - from);
    char other = (char) (' ' + random.nextInt('\u007f' - ' '));
    String edited = line.substring(0, position) + other + line.substring(position + 1);
    lines.set(at, edited);
    boolean same = edited.equals(line) || means(line).equals(means(edited));
    return same ? null : "'" + line.charAt(position) + "' is '" + other + "' in " + edited;
  }

  /** JSON that differs in its spelling only says the same. */
  private static Object means(String line) {
    int brace = line.indexOf("] {");
    if (brace < 0) {
      return line;
    }
    try {
      return MAPPER.readTree(line.substring(brace + 2));
    } catch (IOException e) {
      return line;
    }
  }

  /** The same event with another user, or another place in the stream. */
  private static String forged(String line, Random random) {
    String edited =
        line.replaceFirst(
            "((?i)seq[a-z]*\"?[=:]\"?)\\d+",
            "$1" + (random.nextInt(3) == 0 ? 1_000_000 : random.nextInt(90)));
    return random.nextBoolean() ? edited : edited.replace("demo", "prod");
  }

  /** Lines of one session in place of as many of the other, some of them under its name. */
  private static @Nullable String splice(
      List<String> lines, List<String> a, List<String> b, Random random) {
    int length = 1 + random.nextInt(a.size() / 2);
    int from = random.nextInt(a.size() - length);
    int to = random.nextInt(b.size() - length);
    String idOfA = session(a.get(0));
    String idOfB = session(b.get(0));
    boolean renamed = random.nextBoolean();
    for (int i = 0; i < length; i++) {
      String foreign = a.get(from + i);
      lines.set(lines.indexOf(b.get(to + i)), renamed ? foreign.replace(idOfA, idOfB) : foreign);
    }
    return from + "-" + (from + length) + " over " + to + (renamed ? ", renamed" : "");
  }

  private static String session(String line) {
    return line.replaceFirst("(?s).*(?:[sS]ession|chain_uid)\"?[=:]\"?([A-Za-z0-9_-]{22}).*", "$1");
  }
}
