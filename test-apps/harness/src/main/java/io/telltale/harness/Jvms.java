// SPDX-License-Identifier: Apache-2.0

package io.telltale.harness;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * The Java versions that the agent promises to run on. 8, 11 and 21 come with the build; 17 and 25
 * are those of this machine.
 */
public final class Jvms {

  public static final List<Integer> SUPPORTED = List.of(8, 11, 17, 21, 25);

  private static final List<Jvm> FOUND =
      SUPPORTED.stream().map(Jvms::find).flatMap(Optional::stream).toList();

  private Jvms() {}

  /**
   * The supported versions that are here, oldest first. The end-to-end suite reports the others.
   */
  public static List<Jvm> all() {
    return FOUND;
  }

  /** For what differs little from one version to the next. */
  public static Stream<Jvm> oldestAndNewest() {
    return Stream.of(FOUND.get(0), FOUND.get(FOUND.size() - 1)).distinct();
  }

  /** The one that runs this suite. */
  public static Jvm current() {
    return new Jvm(Runtime.version().feature(), Path.of(System.getProperty("java.home")));
  }

  public static Optional<Jvm> find(int version) {
    Stream<Path> unpacked = Build.jre(version).map(folder -> folder.resolve("jre")).stream();
    Stream<Path> installed =
        installedHomes().filter(home -> versionOf(home).equals(OptionalInt.of(version)));
    return Stream.concat(unpacked, installed)
        .filter(home -> Files.isExecutable(home.resolve("bin/java")))
        .map(home -> new Jvm(version, home))
        .findFirst();
  }

  private static Stream<Path> installedHomes() {
    List<Path> homes = new ArrayList<>();
    homes.add(current().home());
    String javaHome = System.getenv("JAVA_HOME");
    if (javaHome != null) {
      homes.add(Path.of(javaHome));
    }
    Path siblings = current().home().toAbsolutePath().getParent();
    if (siblings != null) {
      homes.addAll(foldersIn(siblings));
    }
    Path userHome = Path.of(System.getProperty("user.home"));
    homes.addAll(foldersIn(Path.of("/usr/lib/jvm")));
    homes.addAll(foldersIn(Path.of("/opt")));
    homes.addAll(foldersIn(Path.of("/opt/java")));
    homes.addAll(foldersIn(userHome.resolve(".jdks")));
    homes.addAll(foldersIn(userHome.resolve(".sdkman/candidates/java")));
    return homes.stream();
  }

  private static List<Path> foldersIn(Path folder) {
    if (!Files.isReadable(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(Files::isDirectory).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every JDK since 9 says its version in the file {@code release}, in quotes. */
  private static OptionalInt versionOf(Path home) {
    Path release = home.resolve("release");
    if (!Files.isReadable(release)) {
      return OptionalInt.empty();
    }
    Properties properties = new Properties();
    try (InputStream in = Files.newInputStream(release)) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String version = properties.getProperty("JAVA_VERSION", "").replace("\"", "");
    return version.isEmpty()
        ? OptionalInt.empty()
        : OptionalInt.of(Runtime.Version.parse(version).feature());
  }
}
