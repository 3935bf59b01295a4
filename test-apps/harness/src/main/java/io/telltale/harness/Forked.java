// SPDX-License-Identifier: Apache-2.0

package io.telltale.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A process that a test started. What it prints goes to files. It does not outlive {@link #close}
 * or the JVM of the suite, and neither do its children.
 */
public final class Forked implements AutoCloseable {

  private static final Set<Forked> RUNNING = ConcurrentHashMap.newKeySet();
  private static final long SECONDS_TO_EXIT = 180;
  private static final long SECONDS_TO_STOP = 30;

  static {
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> RUNNING.forEach(Forked::kill), "kill-forked"));
  }

  private final Process process;
  private final Path folder;

  private Forked(Process process, Path folder) {
    this.process = process;
    this.folder = folder;
  }

  public static Forked start(Path folder, List<String> command) {
    return start(folder, Map.of(), command);
  }

  /**
   * Starts {@code command} in {@code folder}, where {@code stdout.txt} and {@code stderr.txt} go
   * too. It sees none of the suite's environment but PATH and HOME, and lives far from UTC.
   */
  public static Forked start(Path folder, Map<String, String> environment, List<String> command) {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(folder.resolve("stdout.txt").toFile())
            .redirectError(folder.resolve("stderr.txt").toFile());
    builder.environment().keySet().retainAll(Set.of("PATH", "HOME"));
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().put("TZ", "Asia/Kolkata");
    builder.environment().putAll(environment);
    try {
      Forked forked = new Forked(builder.start(), folder);
      RUNNING.add(forked);
      return forked;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public long pid() {
    return process.pid();
  }

  public void closeStdin() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String stdout() {
    return read("stdout.txt");
  }

  public String stderr() {
    return read("stderr.txt");
  }

  private String read(String name) {
    try {
      return Files.readString(folder.resolve(name), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The exit code; fails if the process does not end by itself. */
  public int awaitExit() {
    try {
      if (!process.waitFor(SECONDS_TO_EXIT, TimeUnit.SECONDS)) {
        throw new AssertionError("still running: " + process.info().commandLine());
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /** Fails with what the process printed if it has ended. */
  public void requireAlive() {
    if (!process.isAlive()) {
      throw new AssertionError(
          process.info().command().orElse("the process")
              + " ended with "
              + process.exitValue()
              + "\n"
              + stdout()
              + stderr());
    }
  }

  /** Asks the process to stop as an operator does (SIGTERM), and kills what does not listen. */
  @Override
  public void close() {
    try (Stream<ProcessHandle> children = process.descendants()) {
      List<ProcessHandle> left = children.toList();
      process.destroy();
      if (!process.waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
        kill();
        throw new AssertionError("pid " + pid() + " did not stop in " + SECONDS_TO_STOP + " s");
      }
      left.forEach(ProcessHandle::destroyForcibly);
      RUNNING.remove(this);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      kill();
    }
  }

  private void kill() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    RUNNING.remove(this);
  }
}
