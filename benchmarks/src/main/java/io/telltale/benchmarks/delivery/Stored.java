// SPDX-License-Identifier: Apache-2.0

package io.telltale.benchmarks.delivery;

import static org.awaitility.Awaitility.await;

import io.telltale.harness.Rsyslog;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** What rsyslogd has written to the one file of the one host that sends to it. */
final class Stored implements AutoCloseable {

  private static final Duration FIRST = Duration.ofMinutes(1);

  /**
   * Until JIT compilers, windows and buffers have settled: on two busy cores a fresh JVM was seen
   * to encrypt by compiled Java, a tenth as fast as by the processor's own instructions, for the
   * first fourteen seconds.
   */
  private static final long WARM_UP_NANOS = 20_000_000_000L;

  private final Rsyslog rsyslog;

  Stored(Rsyslog rsyslog) {
    this.rsyslog = rsyslog;
  }

  private Path file() {
    await().atMost(FIRST).until(() -> rsyslog.files().size() == 1);
    return rsyslog.files().get(0);
  }

  /** The first messages, once there are so many and an unknown number of others before them. */
  List<byte[]> first(int count) {
    Path file = file();
    await().atMost(FIRST).until(() -> lines(file, 0, Files.size(file)) > count);
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      return reader
          .lines()
          .limit(count)
          .map(line -> line.getBytes(StandardCharsets.UTF_8))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How many a second are stored, after a while and for so many seconds. */
  double rate(int seconds) throws IOException {
    Path file = file();
    pause(WARM_UP_NANOS);
    long begin = System.nanoTime();
    long from = Files.size(file);
    pause(seconds * 1_000_000_000L);
    long to = Files.size(file);
    long end = System.nanoTime();
    return lines(file, from, to) * 1e9 / (end - begin);
  }

  private static long lines(Path file, long from, long to) throws IOException {
    long lines = 0;
    try (FileChannel channel = FileChannel.open(file).position(from);
        InputStream in = Channels.newInputStream(channel)) {
      byte[] bytes = new byte[1 << 16];
      for (long left = to - from; left > 0; ) {
        int read = in.read(bytes, 0, (int) Math.min(left, bytes.length));
        for (int i = 0; i < read; i++) {
          lines += bytes[i] == '\n' ? 1 : 0;
        }
        left -= read;
      }
    }
    return lines;
  }

  private static void pause(long nanos) {
    long end = System.nanoTime() + nanos;
    for (long left = nanos; left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  /** Gigabytes would be left otherwise. */
  @Override
  public void close() throws IOException {
    for (Path file : rsyslog.files()) {
      Files.delete(file);
    }
  }
}
