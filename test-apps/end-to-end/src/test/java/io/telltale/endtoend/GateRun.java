// SPDX-License-Identifier: Apache-2.0

package io.telltale.endtoend;

import static org.awaitility.Awaitility.await;

import io.telltale.harness.Agent;
import io.telltale.harness.Build;
import io.telltale.harness.Forked;
import io.telltale.harness.Jvms;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The program of {@code test-apps/gate}, which makes calls at a steady rate, in a JVM of its own.
 */
final class GateRun implements AutoCloseable {

  /** What it says of itself when it has ended. */
  record Report(Map<String, Long> values) {

    long called() {
      return values.get("called");
    }

    long firstNanos() {
      return values.get("first_ns");
    }

    long worstNanos() {
      return values.get("worst_ns");
    }

    long worstBesideNanos() {
      return values.get("beside_worst_ns");
    }
  }

  static final String POINTCUTS =
      """
      service: gate
      packs: none
      heartbeat: 1h
      shutdown_timeout: 30s
      pointcuts:
        - id: gate
          execution: boolean com.acme.gate.Gate.enter(String)
          event: login
          user: args[0]
          failure: return == false
      """;

  private final Forked process;
  private final int threads;

  private GateRun(Forked process, int threads) {
    this.process = process;
    this.threads = threads;
  }

  /**
   * Starts it.
   *
   * @param flags of the JVM
   * @param arguments of the program
   */
  static GateRun start(List<String> flags, String... arguments) {
    Path folder = Build.newFolder("gate");
    List<String> command = new ArrayList<>();
    command.add(Jvms.current().java().toString());
    command.addAll(flags);
    command.addAll(List.of("-jar", Build.gateJar().toString()));
    command.addAll(List.of(arguments));
    GateRun run = new GateRun(Forked.start(folder, command), Integer.parseInt(arguments[1]));
    await().atMost(Duration.ofMinutes(1)).until(() -> run.process.stdout().contains("open"));
    return run;
  }

  /** Flags that put the agent under it. */
  static List<String> agent(Path folder, String targets) {
    Path file = Oddities.write(folder.resolve("telltale.yaml"), POINTCUTS + targets);
    return List.of("-Xmx192m", Agent.withoutOptions().configuration(file).flag());
  }

  /** Whether all calls have been made. */
  boolean hasEnded() {
    return process.stdout().lines().filter(line -> line.endsWith(" came")).count() == threads;
  }

  long pid() {
    return process.pid();
  }

  String stderr() {
    return process.stderr();
  }

  /** Ends it and waits for what it has to say. */
  Report end() {
    process.closeStdin();
    int code = process.awaitExit();
    if (code != 0) {
      throw new AssertionError("exit code " + code + "\n" + process.stderr());
    }
    return new Report(
        process
            .stdout()
            .lines()
            .map(line -> line.split(" "))
            .filter(words -> words.length == 2 && words[1].matches("-?\\d+"))
            .collect(Collectors.toMap(words -> words[0], words -> Long.valueOf(words[1]))));
  }

  @Override
  public void close() {
    process.close();
  }
}
