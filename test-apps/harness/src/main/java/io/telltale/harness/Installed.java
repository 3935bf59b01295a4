// SPDX-License-Identifier: Apache-2.0

package io.telltale.harness;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Programs of this machine that the suites drive and {@code ./verify} installs. */
public final class Installed {

  private Installed() {}

  /** Where a program is; skips the test without it, except in CI, where nothing is skipped. */
  public static Path require(String program) {
    Optional<Path> executable = find(program);
    if (executable.isEmpty()) {
      skip(program);
    }
    return executable.orElseThrow();
  }

  /** As {@link #require}, of a part of rsyslog that has a package of its own. */
  public static void requireRsyslogModule(String module) {
    boolean there =
        Stream.of(
                "/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib", "/usr/lib64")
            .map(folder -> Path.of(folder, "rsyslog", module + ".so"))
            .anyMatch(Files::isReadable);
    if (!there) {
      skip(module + " of rsyslog");
    }
  }

  private static void skip(String missing) {
    String reason = "no " + missing + " on this machine: run ./verify, which installs it";
    System.out.println("SKIPPED: " + reason);
    if (Build.isContinuousIntegration()) {
      throw new AssertionError(reason);
    }
    assumeTrue(false, reason);
  }

  private static Optional<Path> find(String program) {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    Stream<Path> usual = Stream.of(path.split(":")).filter(name -> !name.isEmpty()).map(Path::of);
    return Stream.of(usual, Stream.of(Path.of("/usr/sbin"), Path.of("/sbin")), ofPostgres())
        .flatMap(folders -> folders)
        .map(folder -> folder.resolve(program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Debian has a folder for each version, since several can be installed. */
  private static Stream<Path> ofPostgres() {
    File[] versions = new File("/usr/lib/postgresql").listFiles();
    return versions == null
        ? Stream.of()
        : Stream.of(versions).map(version -> version.toPath().resolve("bin"));
  }
}
