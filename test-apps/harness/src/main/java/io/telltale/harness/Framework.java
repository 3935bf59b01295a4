// SPDX-License-Identifier: Apache-2.0

package io.telltale.harness;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A framework at one version, and a small application of it that a test launches.
 *
 * @param name of the framework, as its documentation calls it
 * @param version the framework's
 * @param java the version of the JVM that it runs on, and that its fixture is compiled for
 * @param fixtures folders below {@code src/test/fixtures} with the application's sources; the first
 *     names its class {@code Main}
 * @param artifacts what it is made of
 */
public record Framework(
    String name, String version, int java, List<String> fixtures, List<String> artifacts) {

  public static Framework of(String name, String version, int java, String... fixtures) {
    return new Framework(name, version, java, List.of(fixtures), List.of());
  }

  /**
   * With these libraries and what they need, {@code group:artifact:version}, or with all of a
   * distribution's, {@code group:artifact:zip:version}.
   */
  public Framework with(String... more) {
    List<String> all = new ArrayList<>(artifacts);
    all.addAll(Arrays.asList(more));
    return new Framework(name, version, java, fixtures, all);
  }

  public Jvm jvm() {
    return Jvms.find(java)
        .orElseThrow(() -> new AssertionError("no Java " + java + " for " + this));
  }

  /** The libraries, then the compiled application. */
  List<Path> classPath() {
    List<Path> libraries = new ArrayList<>();
    List<String> coordinates = new ArrayList<>();
    for (String artifact : artifacts) {
      if (artifact.contains(":zip:")) {
        libraries.addAll(Artifacts.librariesOf(artifact));
      } else {
        coordinates.add(artifact);
      }
    }
    libraries.addAll(Artifacts.classPath(coordinates));
    List<Path> all = new ArrayList<>();
    all.add(Fixtures.compile(fixtures, java, libraries));
    for (String fixture : fixtures) {
      all.add(Fixtures.folder(fixture));
    }
    all.addAll(libraries);
    return all;
  }

  @Override
  public String toString() {
    return name + " " + version;
  }
}
