// SPDX-License-Identifier: Apache-2.0

package io.telltale.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the build put what the suite launches. */
public final class Build {

  private static final Path ROOT = pathFrom("telltale.root");
  private static final Path TARGET = pathFrom("telltale.target");

  private Build() {}

  public static Path agentJar() {
    return existing(ROOT.resolve("agent/target/telltale.jar"));
  }

  public static Path payrollWar() {
    return existing(ROOT.resolve("test-apps/legacy-payroll/target/legacy-payroll.war"));
  }

  public static Path payrollExecutableJar() {
    return existing(ROOT.resolve("test-apps/legacy-payroll/target/legacy-payroll-exec.jar"));
  }

  public static Path payrollConfiguration() {
    return existing(ROOT.resolve("test-apps/legacy-payroll/telltale.yaml"));
  }

  public static Path odditiesJar() {
    return existing(ROOT.resolve("test-apps/oddities/target/oddities.jar"));
  }

  public static Path rsyslogConfiguration() {
    return existing(ROOT.resolve("src/siem/rsyslog/telltale.conf"));
  }

  static Path rsyslogToElasticsearch() {
    return existing(siem().resolve("rsyslog/telltale-elasticsearch.conf"));
  }

  /** What the receiving side is given. */
  public static Path siem() {
    return ROOT.resolve("src/siem");
  }

  public static Path gateJar() {
    return existing(ROOT.resolve("test-apps/gate/target/gate.jar"));
  }

  public static Path syslogNgConfiguration() {
    return existing(ROOT.resolve("src/siem/syslog-ng/telltale.conf"));
  }

  /** Where {@code ./verify} unpacks syslog-ng. */
  public static Path syslogNg() {
    return ROOT.resolve("test-apps/syslog-ng");
  }

  public static Path deliveryDocument() {
    return existing(docs().resolve("delivery.md"));
  }

  /** Where the documentation lies. */
  public static Path docs() {
    return ROOT.resolve("src/docs");
  }

  static Path target() {
    return TARGET;
  }

  /** The module whose tests run. */
  static Path suite() {
    return Objects.requireNonNull(TARGET.getParent());
  }

  /** The folder of a Java that came with the build. */
  static Optional<Path> jre(int version) {
    return onlyFolderIn(ROOT.resolve("test-apps/harness/target/jre-" + version));
  }

  /** A jar that Maven copied into the suite's own {@code target/jars}, without its version. */
  public static Path copied(String jar) {
    return existing(TARGET.resolve("jars").resolve(jar));
  }

  /**
   * What Maven unpacked into the suite's own {@code target/NAME}: the one folder in there, whose
   * name carries a version.
   */
  public static Optional<Path> unpacked(String name) {
    return onlyFolderIn(TARGET.resolve(name));
  }

  private static Optional<Path> onlyFolderIn(Path parent) {
    try (Stream<Path> folders = Files.list(parent)) {
      return folders.findFirst();
    } catch (NoSuchFileException nothingUnpacked) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A new empty folder below {@code target/runs} which stays for whoever looks into a failure. */
  public static Path newFolder(String prefix) {
    try {
      Path runs = Files.createDirectories(TARGET.resolve("runs"));
      return Files.createTempDirectory(runs, prefix + "-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** True where a test that cannot run must fail instead of being skipped. */
  public static boolean isContinuousIntegration() {
    return Boolean.parseBoolean(System.getenv("CI"));
  }

  private static Path pathFrom(String property) {
    String value = System.getProperty(property);
    if (value == null) {
      throw new IllegalStateException("system property " + property + " is not set: run Maven");
    }
    return Path.of(value).toAbsolutePath();
  }

  private static Path existing(Path path) {
    if (!Files.exists(path)) {
      throw new IllegalStateException(path + " is missing: build it first");
    }
    return path;
  }
}
