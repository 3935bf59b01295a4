// SPDX-License-Identifier: Apache-2.0

package io.telltale.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.telltale.harness.Agent;
import io.telltale.harness.Build;
import io.telltale.harness.Forked;
import io.telltale.harness.Jvm;
import io.telltale.harness.SyslogEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The program of {@code test-apps/oddities} in a JVM of its own, which has ended. It prints {@code
 * call USER} for each call of which an event is due.
 */
record Oddities(int exitCode, String stdout, String stderr, List<SyslogEvent> events) {

  /** Everything whose name begins with login, in any class there, is a sign-in. */
  static final String LOGINS =
      """
      packs: none
      pointcuts:
        - id: doors
          execution:
            - boolean com.acme.oddities..*.login*(String, ..)
            - boolean com.acme.oddities.Door+.login(String)
          event: login
          user: args[0]
          failure: return == false
      """;

  /** How to start it. */
  record Launch(Jvm jvm, Path folder, List<String> wrapper, List<String> flags) {

    static Launch withoutAgent(Jvm jvm) {
      return new Launch(jvm, Build.newFolder("oddities-alone"), List.of(), List.of());
    }

    /** With the agent, which writes its events to a file. */
    static Launch on(Jvm jvm, String configuration) {
      Path folder = Build.newFolder("oddities-java-" + jvm.version());
      return on(jvm, folder, configuration, "file:" + folder.resolve("events.log"));
    }

    /** With the agent, which sends its events to that URL. */
    static Launch on(Jvm jvm, String configuration, String target) {
      return on(jvm, Build.newFolder("oddities-java-" + jvm.version()), configuration, target);
    }

    private static Launch on(Jvm jvm, Path folder, String configuration, String target) {
      Path file = write(folder.resolve("telltale.yaml"), configuration);
      Agent agent = Agent.withoutOptions().configuration(file).target(target);
      return new Launch(jvm, folder, List.of(), List.of(agent.flag()));
    }

    /** With another build of the agent. */
    Launch by(Path jar) {
      String ours = Build.agentJar().toString();
      return new Launch(
          jvm,
          folder,
          wrapper,
          flags.stream().map(flag -> flag.replace(ours, jar.toString())).toList());
    }

    /** Flags after those that are there, the agent's among them. */
    Launch with(String... more) {
      return new Launch(jvm, folder, wrapper, joined(flags, List.of(more)));
    }

    /** Flags before those that are there, hence before the agent. */
    Launch after(String... earlier) {
      return new Launch(jvm, folder, wrapper, joined(List.of(earlier), flags));
    }

    /** By a command that takes Java's as its last arguments. */
    Launch wrapped(List<String> command) {
      return new Launch(jvm, folder, command, flags);
    }

    Forked start(String... scenarios) {
      List<String> java = joined(wrapper, List.of(jvm.java().toString()));
      List<String> program = List.of("-jar", Build.odditiesJar().toString());
      return Forked.start(folder, joined(joined(java, flags), joined(program, List.of(scenarios))));
    }

    Oddities run(String... scenarios) {
      return run(running -> {}, scenarios);
    }

    /** Does something before the program's standard input ends. */
    Oddities run(Consumer<Forked> meanwhile, String... scenarios) {
      try (Forked forked = start(scenarios)) {
        meanwhile.accept(forked);
        forked.closeStdin();
        int exitCode = forked.awaitExit();
        return new Oddities(exitCode, forked.stdout(), forked.stderr(), events());
      }
    }

    /** Waits for the first sign-in, hence until events are shipped. */
    void awaitLogin() {
      await().until(() -> events().stream().anyMatch(Oddities::isLogin));
    }

    /** What has arrived so far. */
    List<SyslogEvent> events() {
      Path file = folder.resolve("events.log");
      try (Stream<String> lines = Files.exists(file) ? Files.lines(file) : Stream.empty()) {
        return lines.map(SyslogEvent::parse).toList();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static List<String> joined(List<String> first, List<String> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  static Path write(Path file, String text) {
    try {
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The flag of the program's own agent, which loads the named classes. */
  static String ownAgent(String... classes) {
    String flag = "-javaagent:" + Build.odditiesJar();
    return classes.length == 0 ? flag : flag + "=" + String.join("+", classes);
  }

  /** Who was to be let in, in order. */
  List<String> calls() {
    return stdout
        .lines()
        .filter(line -> line.startsWith("call "))
        .map(l -> l.substring(5))
        .toList();
  }

  /** Who signed in or failed to, as the events tell, in order. */
  List<String> users() {
    return logins().map(event -> String.valueOf(event.text("user.name"))).toList();
  }

  private Stream<SyslogEvent> logins() {
    return events.stream().filter(Oddities::isLogin);
  }

  private static boolean isLogin(SyslogEvent event) {
    return event.type().startsWith("login_");
  }

  /** The only sign-in of that user. */
  SyslogEvent login(String user) {
    List<SyslogEvent> found =
        logins().filter(event -> user.equals(event.text("user.name"))).toList();
    assertThat(found).as("sign-ins of " + user).hasSize(1);
    return found.get(0);
  }

  /** All scenarios ran to their end, and the agent had nothing to complain of. */
  Oddities assertUndisturbed(String... scenarios) {
    assertThat(exitCode).as(stdout + stderr).isZero();
    assertThat(stdout.lines().filter(line -> line.startsWith("done ")))
        .isEqualTo(Stream.of(scenarios).map(name -> "done " + name).toList());
    assertThat(stderr.lines()).noneMatch(line -> line.startsWith("telltale: "));
    assertThat(events.stream().map(SyslogEvent::type)).doesNotContain("events_dropped");
    return this;
  }

  /** One event for each call, in any order; and there were calls. */
  Oddities assertEachCallReportedOnce() {
    assertThat(calls()).isNotEmpty();
    assertThat(users()).containsExactlyInAnyOrderElementsOf(calls());
    return this;
  }
}
