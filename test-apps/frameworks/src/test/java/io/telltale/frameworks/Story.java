// SPDX-License-Identifier: Apache-2.0

package io.telltale.frameworks;

import static org.assertj.core.api.Assertions.assertThat;

import io.telltale.harness.Application;
import io.telltale.harness.Framework;
import io.telltale.harness.SyslogEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All that an application told, by visitor, against a file of {@code src/test/resources/stories}. A
 * line that begins with {@code 9,10.1|} holds only for versions that begin with one of the two, one
 * with {@code !9,10.1|} for all others; {@code EE} stands for {@code javax} or {@code jakarta}.
 */
final class Story {

  private static final Pattern VARIANT = Pattern.compile("(!?)([0-9.,]+)\\|(.*)");
  private static final String NOBODY = "nobody";

  private Story() {}

  /** Every event that came has its line, and the agent had nothing to complain about. */
  static void assertTold(Application application, Framework framework, String story) {
    assertThat(sorted(told(application)))
        .as("%s", framework)
        .isEqualTo(sorted(expected(framework, story)));
    assertThat(application.stderr()).doesNotContain("telltale: pointcut", "telltale: evaluating");
  }

  /**
   * The lines of each visitor, as a server may answer before it has ended the calls that tell, so
   * that the next request may be told first.
   */
  private static String sorted(String story) {
    return Stream.of(story.split("(?m)^(?=== )"))
        .map(visitor -> visitor.lines().sorted().collect(Collectors.joining("\n")))
        .sorted()
        .collect(Collectors.joining("\n"));
  }

  static String told(Application application) {
    List<String> visitors = application.events().stream().map(Story::visitor).distinct().toList();
    return visitors.stream()
        .map(visitor -> "== " + visitor + "\n" + String.join("\n", lines(application, visitor)))
        .collect(Collectors.joining("\n"));
  }

  private static List<String> lines(Application application, String visitor) {
    return visitor.equals(NOBODY) ? application.toldOfNobody() : application.told(visitor);
  }

  private static String visitor(SyslogEvent event) {
    return Objects.requireNonNullElse(event.text("user_agent.original"), NOBODY);
  }

  private static String expected(Framework framework, String story) {
    boolean jakarta = framework.fixtures().stream().anyMatch(name -> name.endsWith("-jakarta"));
    try (InputStream in = Story.class.getResourceAsStream("/stories/" + story)) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return text.replaceAll("\\bEE\\.", jakarta ? "jakarta." : "javax.")
          .lines()
          .filter(line -> !line.isEmpty())
          .flatMap(line -> variant(line, framework.version()).stream())
          .collect(Collectors.joining("\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> variant(String line, String version) {
    Matcher variant = VARIANT.matcher(line);
    if (!variant.matches()) {
      return List.of(line);
    }
    boolean applies =
        Stream.of(variant.group(2).split(",")).anyMatch(version::startsWith)
            != variant.group(1).equals("!");
    return applies ? List.of(variant.group(3)) : List.of();
  }
}
