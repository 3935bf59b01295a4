// SPDX-License-Identifier: Apache-2.0

package io.telltale.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One way from an agent to a collector's files.
 *
 * @param name in the table
 * @param scheme of the target's URL
 * @param port of the collector
 * @param framing of the target; empty for the usual one
 * @param events where the collector's files are, with its port in their path
 */
record DeliveryStream(String name, String scheme, int port, String framing, Path events) {

  private static final Pattern USER = Pattern.compile("\"user\":\\{\"name\":\"(g\\d+-\\d+)\"");
  private static final Pattern DROPPED = Pattern.compile("\"dropped_login_\\w+\":(\\d+)");

  /** What came of a number of calls. */
  record Result(String stream, long called, long arrived, long duplicates, long declared) {

    /** Neither arrived nor declared. */
    long lost() {
      return called - arrived - declared;
    }
  }

  boolean isTls() {
    return scheme.equals("tls") || scheme.equals("relps");
  }

  boolean isUdp() {
    return scheme.equals("udp");
  }

  /** The target's keys, but for those that concern TLS. */
  String target(String host, int throughPort) {
    return "url: '%s://%s:%d'%s".formatted(scheme, host, throughPort, framing);
  }

  List<Path> files() {
    if (!Files.exists(events)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(events)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> events.relativize(file).toString().matches("p" + port + "[/,].*"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  long bytes() {
    long sum = 0;
    for (Path file : files()) {
      sum += file.toFile().length();
    }
    return sum;
  }

  /** Counts what has been stored. */
  Result result(long called) {
    Set<String> users = new HashSet<>();
    long lines = 0;
    Set<String> reports = new LinkedHashSet<>();
    for (Path file : files()) {
      for (String line : lines(file)) {
        Matcher user = USER.matcher(line);
        if (user.find()) {
          users.add(user.group(1));
          lines++;
        } else if (line.contains(" events_dropped ")) {
          reports.add(line);
        }
      }
    }
    long declared = 0;
    for (String report : reports) {
      Matcher dropped = DROPPED.matcher(report);
      while (dropped.find()) {
        declared += Long.parseLong(dropped.group(1));
      }
    }
    return new Result(name, called, users.size(), lines - users.size(), declared);
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(file.toString(), e);
    }
  }
}
