// SPDX-License-Identifier: Apache-2.0

package io.telltale.cli;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The payroll application in a JVM of its own, which does not outlive this one. Thread-safe. */
final class PayrollProcess implements Closeable {

  private static final Pattern READY =
      Pattern.compile("payroll: (http://127\\.0\\.0\\.1:\\d+/payroll/)");

  private static final String AGENT_SPEAKS = "telltale: ";
  private static final int LINES_KEPT = 40;
  private static final int STOP_SECONDS = 10;

  private final List<String> command;
  private final Consumer<String> agentLines;
  private final CompletableFuture<String> address = new CompletableFuture<>();
  private final Deque<String> lastLines = new ArrayDeque<>();
  private @Nullable Process process;
  private boolean stopped;

  /**
   * Prepares a start.
   *
   * @param agentLines takes what the agent writes to the application's stderr
   */
  PayrollProcess(List<String> command, Consumer<String> agentLines) {
    this.command = new ArrayList<>(command);
    this.agentLines = agentLines;
  }

  /**
   * Starts it and waits until it serves.
   *
   * @return the URL of its first page
   * @throws CliException if it ended, or was not ready in time
   */
  String start(int seconds) throws IOException, InterruptedException {
    InputStream output = launch();
    Threads.daemon("payroll-output", () -> readAll(output));
    try {
      return address.get(seconds, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new CliException("the application ended before it was ready", e);
    } catch (TimeoutException e) {
      throw new CliException("the application was not ready after " + seconds + " s", e);
    }
  }

  private synchronized InputStream launch() throws IOException {
    if (stopped) {
      throw new CliException("stopped before it was started", null);
    }
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("TELLTALE_"));
    process = builder.start();
    return process.getInputStream();
  }

  private void readAll(InputStream output) {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(output, Charset.defaultCharset()))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        take(line);
      }
      address.completeExceptionally(new IOException("end of its output"));
    } catch (IOException e) {
      address.completeExceptionally(e); // stop() closes the stream under us
    }
  }

  private void take(String line) {
    Matcher ready = READY.matcher(line);
    if (ready.matches()) {
      address.complete(ready.group(1));
    } else if (line.startsWith(AGENT_SPEAKS)) {
      agentLines.accept(Printable.escape(line));
    } else {
      synchronized (lastLines) {
        if (lastLines.size() == LINES_KEPT) {
          lastLines.removeFirst();
        }
        lastLines.addLast(Printable.escape(line));
      }
    }
  }

  /** The newest of what it printed, for when it failed; not what the agent wrote. */
  List<String> lastLines() {
    synchronized (lastLines) {
      return new ArrayList<>(lastLines);
    }
  }

  /** Waits until it ends by itself. */
  int awaitExit() throws InterruptedException {
    Process running;
    synchronized (this) {
      running = process;
    }
    if (running == null) {
      throw new IllegalStateException("not started");
    }
    return running.waitFor();
  }

  /** Asks it to end, and ends it if it does not. Nothing runs any more when this returns. */
  @Override
  public synchronized void close() {
    stopped = true;
    Process running = process;
    if (running == null) {
      return;
    }
    running.destroy();
    try {
      if (!running.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        running.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      running.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /** Whether {@link #close} was called. */
  synchronized boolean isStopped() {
    return stopped;
  }
}
