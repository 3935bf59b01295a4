// SPDX-License-Identifier: Apache-2.0

package io.telltale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.telltale.archive.Compiled;
import io.telltale.archive.Packed;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** How {@code scan} and {@code check --against} end; what they print is seen end to end. */
class ArchiveCommandsTest {

  @TempDir private Path folder;

  private final StringWriter errors = new StringWriter();
  private String war = "";

  @BeforeEach
  void pack() {
    war =
        new Packed()
            .with(
                "WEB-INF/classes/",
                Compiled.of(
                    """
                    package com.acme;
                    public class Door {
                      java.util.Set<String> known;
                      boolean login(String user, String password) {
                        return known.contains(user) && known.contains(password);
                      }
                      boolean admit(Card credential) { return known.contains(credential.name()); }
                      interface Card { String name(); }
                    }
                    """))
            .as(folder.resolve("door.war"))
            .getPath();
  }

  private int run(String... args) {
    CommandLine commandLine = Cli.commandLine();
    commandLine.setErr(new PrintWriter(errors, true));
    return commandLine.execute(args);
  }

  private String yaml(String where) throws IOException {
    Path file = folder.resolve("telltale.yaml");
    String text = "pointcuts:\n  - { id: p, event: login, " + where + " }\n";
    return Files.writeString(file, text).toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "execution: '* com.acme.Door.login(..)' | 0",
        "execution: ['* com.acme.Gate.login(..)', '* com.acme.Door.login(..)'] | 0",
        "execution: '* com.acme.Door.login(..)', user: 'args[0]' | 0",
        "execution: '* com.acme.Door.login(..)', user: 'args[1]' | 1", // called password there
        "execution: '* com.acme.Door.admit(..)', user: 'args[0].name' | 0",
        "execution: '* com.acme.Door.admit(..)', user: 'args[0].password' | 1",
        "http: POST /login | 0",
        "execution: '* com.acme.Door.enter(..)' | 1",
        "execution: '* com.acme.Door.login(..)', user: args[ | 1",
        "execution: '* com.acme.Door.login(..' | 1"
      })
  void theExitCodeSaysWhetherEachPointcutOfTheFileMatches(String where, int code)
      throws IOException {
    assertThat(run("check", yaml(where), "--against", war)).isEqualTo(code);
  }

  @Test
  void aPackMayMatchNothing() throws IOException {
    String file = yaml("execution: '* com.acme.Door.login(..)'");

    assertThat(run("check", file, "--packs", "--against", war)).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "check FILE --against /no/such.war",
        "check FILE --against WAR --class-path /no/such.jar",
        "check FILE --packs",
        "check FILE --class-path WAR",
        "scan",
        "scan /no/such.war",
        "scan WAR --output FILE"
      })
  void refusesWhatCannotBeMeant(String typed) throws IOException {
    String file = yaml("http: POST /login");

    int code = run(typed.replace("FILE", file).replace("WAR", war).split(" "));

    assertThat(code).isEqualTo(2);
    assertThat(errors.toString()).contains("Usage: ").doesNotContain("\tat ");
  }

  @Test
  void whatScanWritesIsAcceptedByCheck() {
    String file = folder.resolve("proposed.yaml").toString();

    assertThat(run("scan", war, "--output", file)).isZero();
    assertThat(Path.of(file)).content().contains("com.acme.Door.login(String, String)");
    assertThat(run("check", file)).isZero();
    assertThat(run("check", file, "--against", war)).isZero();
  }

  @Test
  void anArchiveWithoutClassesIsOneLine() {
    String empty = new Packed().with("a.txt", "nothing").as(folder.resolve("e.jar")).getPath();

    assertThat(run("scan", empty)).isEqualTo(1);
    assertThat(errors.toString()).contains("there are no classes in ").hasLineCount(1);
  }
}
