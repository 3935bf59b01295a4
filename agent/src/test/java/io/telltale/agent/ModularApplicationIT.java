// SPDX-License-Identifier: Apache-2.0

package io.telltale.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application in a named module that exports and opens nothing, in a JVM of its own. */
class ModularApplicationIT {

  private static final String APPLICATION =
      """
      package com.acme.vault;

      public final class Main {
        private record Owner(String name, java.util.Optional<Keyring> keyring) {}

        private static final class Keyring {
          private final String label = "kitchen";
          private final java.util.List<String> keys = new java.util.ArrayList<>();
        }

        private static boolean open(Owner owner) {
          return owner.keyring().isPresent();
        }

        public static void main(String[] args) {
          open(new Owner("bob", java.util.Optional.of(new Keyring())));
        }
      }
      """;

  @TempDir Path folder;

  @Test
  void letsItsPrivateFieldsBeRead() throws Exception {
    Path events = folder.resolve("events.log");
    Path configuration =
        Files.writeString(
            folder.resolve("telltale.yaml"),
            """
            pointcuts:
              - id: vault
                execution: boolean com.acme.vault.Main.open(..)
                event: admin_action
                user: args[0].name
                resource: args[0].keyring.label
                rows: args[0].keyring.keys.elementData.length
                fields: { keys: 'args[0].keyring.keys.size()' }
            """);
    compile();
    Path said = folder.resolve("said.txt");
    String agent = Path.of("target", "telltale.jar").toAbsolutePath().toString();
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-javaagent:" + agent + "=config=" + configuration + ",target=file:" + events,
                "--module-path",
                folder.resolve("modules").toString(),
                "--module",
                "com.acme.vault/com.acme.vault.Main")
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();

    assertThat(process.exitValue()).as(Files.readString(said)).isZero();
    List<String> told =
        Files.readAllLines(events).stream().filter(line -> line.contains("\"vault\"")).toList();
    assertThat(told)
        .as(Files.readString(said))
        .singleElement()
        .asString()
        .contains("\"name\":\"bob\"", "\"kitchen\"", "\"keys\":");
    // Of the JDK only what it exports: the field is private to java.util.
    assertThat(Files.readString(said))
        .contains("java.util.ArrayList has no readable 'elementData'")
        .doesNotContain("WARNING");
  }

  private void compile() throws Exception {
    Path source = Files.createDirectories(folder.resolve("src/com.acme.vault/com/acme/vault"));
    Files.writeString(source.resolve("Main.java"), APPLICATION);
    Path module = folder.resolve("src/com.acme.vault/module-info.java");
    Files.writeString(module, "module com.acme.vault {}\n");
    int result =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "--module-source-path",
                folder.resolve("src").toString(),
                "-d",
                new File(folder.toFile(), "modules").getPath(),
                "--module",
                "com.acme.vault");
    assertThat(result).isZero();
  }
}
