// SPDX-License-Identifier: Apache-2.0

package io.telltale.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Schemas and readers of others that are written for Node.js, installed by npm below target. */
final class NodeReaders {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Path SOURCE = Path.of("..", "src", "build", "readers");
  private static final Path FOLDER = Path.of("target", "readers");

  private NodeReaders() {}

  /** What ECS says of its fields, by name. */
  static JsonNode ecs() throws IOException, InterruptedException {
    return MAPPER.readTree(run("ecs", ""));
  }

  /** What a reader of syslog, CEF and LEEF makes of messages. */
  static List<JsonNode> parse(List<String> messages) throws IOException, InterruptedException {
    List<JsonNode> parsed = new ArrayList<>();
    for (String line : run("parse", String.join("\n", messages)).split("\n")) {
      parsed.add(MAPPER.readTree(line));
    }
    return parsed;
  }

  private static String run(String what, String input) throws IOException, InterruptedException {
    install();
    Path in = Files.writeString(Files.createTempFile(FOLDER, "in", ""), input);
    return command(List.of("node", "read.js", what), in);
  }

  private static void install() throws IOException, InterruptedException {
    if (!has("node") || !has("npm")) {
      String reason = "no Node.js with npm on this machine: run ./verify, which installs it";
      System.out.println("SKIPPED: " + reason);
      assertThat(System.getenv("CI")).as(reason).isNotEqualTo("true");
      assumeTrue(false, reason);
    }
    Files.createDirectories(FOLDER);
    for (String file : List.of("package.json", "package-lock.json", "read.js")) {
      Files.copy(SOURCE.resolve(file), FOLDER.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
    if (!Files.isDirectory(FOLDER.resolve("node_modules"))) {
      command(
          List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"),
          FOLDER.resolve("package.json"));
    }
  }

  private static boolean has(String program) {
    return Stream.of(System.getenv("PATH").split(":"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  private static String command(List<String> words, Path in)
      throws IOException, InterruptedException {
    Path out = Files.createTempFile(FOLDER, "out", "");
    Path errors = Files.createTempFile(FOLDER, "errors", "");
    Process process =
        new ProcessBuilder(words)
            .directory(FOLDER.toFile())
            .redirectInput(in.toAbsolutePath().toFile())
            .redirectOutput(out.toAbsolutePath().toFile())
            .redirectError(errors.toAbsolutePath().toFile())
            .start();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).as(words.toString()).isTrue();
    assertThat(process.exitValue()).as(Files.readString(errors)).isZero();
    return Files.readString(out, StandardCharsets.UTF_8);
  }
}
