// SPDX-License-Identifier: Apache-2.0

package io.telltale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** Every configuration in the documentation is one that {@code check} accepts. */
class DocumentedConfigurationTest {

  private static final Path ROOT = Path.of("..");
  private static final Pattern YAML = Pattern.compile("(?s)```yaml\n(.*?)```");
  private static final String KEY_FILE = "/etc/telltale/privacy.key";

  @TempDir Path folder;

  static List<String> examples() throws IOException {
    List<String> examples = new ArrayList<>();
    for (String page :
        new String[] {"README.md", "src/docs/configuration.md", "src/docs/scopes-and-meters.md"}) {
      Matcher blocks = YAML.matcher(Files.readString(ROOT.resolve(page)));
      int before = examples.size();
      while (blocks.find()) {
        String block = blocks.group(1);
        examples.add(block.startsWith("  - ") ? "pointcuts:\n" + block : block);
      }
      assertThat(examples).as(page).hasSizeGreaterThan(before);
    }
    return examples;
  }

  @ParameterizedTest
  @MethodSource("examples")
  void isAccepted(String example) throws IOException {
    Path key = Files.writeString(folder.resolve("key"), "a key of more than sixteen characters");
    Path file =
        Files.writeString(
            folder.resolve("telltale.yaml"), example.replace(KEY_FILE, key.toString()));
    StringWriter said = new StringWriter();
    CommandLine commandLine = Cli.commandLine();
    commandLine.setErr(new PrintWriter(said));

    int code = commandLine.execute("check", file.toString());

    assertThat(code).as("%s%s", said, example).isZero();
  }
}
