// SPDX-License-Identifier: Apache-2.0

package io.telltale.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import io.telltale.config.Privacy;
import io.telltale.event.EventType;
import io.telltale.event.Outcome;
import io.telltale.event.SecurityEvent;
import io.telltale.redact.Redactor;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No secret leaves, wherever it was typed; what is none does. */
class PlantedSecretsTest {

  private static final Path PAGE = Path.of("..", "src", "docs", "redaction.md");

  private static final Redactor REDACTOR = new Redactor(Privacy.standard());

  /** What stands around it; none continues the word. */
  private static final String[] AROUND = {
    "%s", "x %s y", "(%s)", "a: '%s'", "[%s]", "\u201e%s\u201c", "/%s", "a%%20%s", "tab\t%s\nline"
  };

  private static final int OTHER_SETS = 40;

  private final List<Planted> secrets = PlantedSecrets.all(20_261_125);
  private final List<String> lookAlikes = LookAlikes.all();

  @Test
  void areManyAndOfManyKinds() {
    assertThat(secrets).hasSizeGreaterThan(400);
    assertThat(secrets.stream().map(Planted::kind).distinct()).hasSizeGreaterThan(60);
    assertThat(lookAlikes).hasSizeGreaterThan(400);
    assertThat(secrets).allMatch(secret -> secret.isIn(secret.text()));
  }

  @Test
  void doNotComeOutOfAnyTextAroundThem() {
    List<String> leaks = new ArrayList<>();
    for (Planted secret : secrets) {
      for (String around : AROUND) {
        String text = String.format(around, secret.text());
        if (secret.isIn(redacted(text))) {
          leaks.add(secret + " in " + text + " as " + redacted(text));
        }
      }
    }
    assertThat(leaks).isEmpty();
  }

  @Test
  void comeOutOfNoPlaceInNoFormat() throws IOException {
    Wire wire = new Wire(Privacy.standard());
    List<String> leaks = new ArrayList<>();
    for (Planted secret : secrets) {
      for (Place where : Place.values()) {
        for (Map.Entry<String, String> message : wire.of(where.event(secret.text())).entrySet()) {
          if (secret.isIn(message.getValue()) || secret.isIn(Wire.unescaped(message.getValue()))) {
            leaks.add(secret + " as " + where + " in " + message.getKey());
          }
        }
      }
    }
    assertThat(leaks).isEmpty();
  }

  @Test
  void lookAlikesComeOutAsTheyAre() {
    List<String> altered = new ArrayList<>();
    for (String text : lookAlikes) {
      if (!redacted(text).equals(text)) {
        altered.add(text + " as " + redacted(text));
      }
    }
    assertThat(altered).isEmpty();
  }

  /** Names that nobody here chose. */
  @Test
  void namesOfClassesComeOutAsTheyAre() throws IOException {
    Path modules = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("/modules");
    List<String> names;
    try (Stream<Path> files = Files.walk(modules)) {
      names = files.map(Path::toString).filter(name -> name.endsWith(".class")).toList();
    }
    List<String> altered = new ArrayList<>();
    for (String name : names) {
      String dotted = name.replace(".class", "").replace('/', '.');
      for (String text : List.of(name, dotted, dotted.substring(dotted.lastIndexOf('.') + 1))) {
        if (!redacted(text).equals(text)) {
          altered.add(text + " as " + redacted(text));
        }
      }
    }
    assertThat(names).hasSizeGreaterThan(5_000);
    assertThat(altered).hasSizeLessThan(names.size() / 1_000);
  }

  @Test
  void whatWasTakenOutStaysAsItIs() {
    for (Planted secret : secrets) {
      String once = redacted(secret.text());
      assertThat(redacted(once)).as(secret.kind()).isEqualTo(once);
    }
  }

  @Test
  void thePageSaysHowMany() throws IOException {
    StringBuilder table = new StringBuilder("| | ");
    for (Planted.Group group : Planted.Group.values()) {
      table.append(group.words).append(" (").append(of(group).size()).append(") | ");
    }
    table.append("look-alikes (").append(lookAlikes.size()).append(") |\n| --- ");
    table.append("| ---: ".repeat(Planted.Group.values().length + 1)).append("|\n");
    Map<String, UnaryOperator<String>> all = new LinkedHashMap<>();
    all.put("Telltale", PlantedSecretsTest::redacted);
    all.putAll(Peers.all());
    all.forEach((name, clean) -> table.append(row(name, clean)));
    table.append('\n').append(ofOthers());
    String page = Files.readString(PAGE);
    Matcher part =
        Pattern.compile("(?s)(<!-- generated: peers -->\n).*?(<!-- end -->)").matcher(page);
    assertThat(part.find()).isTrue();
    String fresh = part.replaceFirst("$1" + Matcher.quoteReplacement(table.toString()) + "$2");
    if (Boolean.getBoolean("telltale.regenerate")) {
      Files.writeString(PAGE, fresh);
    }
    assertThat(page).as("run with -DargLine=-Dtelltale.regenerate=true").isEqualTo(fresh);
  }

  /** Secrets that nobody saw while the rules were written. */
  private static String ofOthers() {
    Map<Planted.Group, int[]> leaks = new EnumMap<>(Planted.Group.class);
    for (int seed = 7_001; seed <= 7_000 + OTHER_SETS; seed++) {
      for (Planted secret : PlantedSecrets.all(seed)) {
        int[] counts = leaks.computeIfAbsent(secret.group(), group -> new int[2]);
        counts[0]++;
        counts[1] += secret.isIn(redacted(secret.text())) ? 1 : 0;
      }
    }
    List<String> words = new ArrayList<>();
    leaks.forEach(
        (group, counts) ->
            words.add(
                String.format(Locale.ROOT, "%,d of %,d %s", counts[1], counts[0], group.words)));
    return "Of secrets of the same kinds that nobody saw before leak "
        + String.join("; ", words)
        + ".\n";
  }

  private List<Planted> of(Planted.Group group) {
    return secrets.stream().filter(secret -> secret.group() == group).toList();
  }

  private String row(String name, UnaryOperator<String> clean) {
    StringBuilder row = new StringBuilder("| ").append(name).append(" |");
    for (Planted.Group group : Planted.Group.values()) {
      long leaked = of(group).stream().filter(s -> s.isIn(clean.apply(s.text()))).count();
      row.append(' ').append(leaked).append(" leak |");
    }
    long altered = lookAlikes.stream().filter(text -> !clean.apply(text).equals(text)).count();
    double rate = 100.0 * altered / lookAlikes.size();
    return row + String.format(Locale.ROOT, " %d altered, %.1f %% |%n", altered, rate);
  }

  private static String redacted(String text) {
    SecurityEvent event =
        SecurityEvent.builder(EventType.LOGIN_FAILURE, Outcome.FAILURE, 1).reason(text).build();
    return String.valueOf(REDACTOR.redact(event).reason());
  }

  @Test
  void thePageKnowsEachPlace() throws IOException {
    String page = Files.readString(PAGE, StandardCharsets.UTF_8);
    for (Place place : Place.values()) {
      assertThat(page).contains(place.words);
    }
  }
}
