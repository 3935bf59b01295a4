// SPDX-License-Identifier: Apache-2.0

package io.telltale.endtoend;

import static org.awaitility.Awaitility.await;

import io.telltale.harness.Forked;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.core.ConditionTimeoutException;

/** A collector's process, which can be killed, stopped and started again on the same ports. */
final class CollectorProcess implements AutoCloseable {

  private static final Duration START = Duration.ofSeconds(60);

  private final Path folder;
  private final List<String> command;
  private final Map<String, String> environment;
  private final String address;
  private final List<Integer> ports;
  private Forked process;

  /**
   * Starts it.
   *
   * @param ports of TCP, on which it listens when it has started
   */
  CollectorProcess(
      Path folder,
      Map<String, String> environment,
      String address,
      List<Integer> ports,
      List<String> command) {
    this.folder = folder;
    this.command = command;
    this.environment = environment;
    this.address = address;
    this.ports = ports;
    start();
  }

  void start() {
    process = Forked.start(folder, environment, command);
    try {
      await().atMost(START).until(() -> ports.stream().allMatch(this::accepts));
    } catch (ConditionTimeoutException e) {
      String said = process.stdout() + process.stderr();
      process.close();
      throw new AssertionError(command + " does not listen, and says:\n" + said, e);
    }
  }

  private boolean accepts(int port) {
    try (Socket socket = new Socket(address, port)) {
      return socket.isConnected();
    } catch (IOException refused) {
      return false;
    }
  }

  /** With a signal that it cannot heed. */
  void kill() {
    ProcessHandle handle = ProcessHandle.of(process.pid()).orElseThrow();
    handle.destroyForcibly();
    handle.onExit().join();
    process.close();
  }

  /** As an operator does. */
  void terminate() {
    process.close();
  }

  /** Lets it run no further; it keeps its connections. */
  void freeze() {
    signal("STOP");
  }

  void thaw() {
    signal("CONT");
  }

  private void signal(String name) {
    try {
      int result =
          new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
      if (result != 0) {
        throw new AssertionError("kill -" + name + " gave " + result);
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    process.close();
  }
}
