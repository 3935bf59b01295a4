// SPDX-License-Identifier: Apache-2.0

package io.telltale.harness;

import eu.maveniverse.maven.mima.context.Context;
import eu.maveniverse.maven.mima.context.ContextOverrides;
import eu.maveniverse.maven.mima.context.Runtimes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;
import org.eclipse.aether.util.artifact.JavaScopes;
import org.eclipse.aether.util.filter.DependencyFilterUtils;

/**
 * Libraries with all that they need, by Maven's own resolver, settings and local repository. Many
 * versions of one framework cannot stand in one POM.
 */
public final class Artifacts {

  private static final Map<List<String>, List<Path>> RESOLVED = new ConcurrentHashMap<>();
  private static final Set<String> UNPACKED = new HashSet<>();

  /** Needs a JVM's life to be set up, so it is shared and never closed. */
  private static final Context MAVEN = open();

  private Artifacts() {}

  private static Context open() {
    ContextOverrides.Builder overrides = ContextOverrides.create().withUserSettings(true);
    String repository = System.getProperty("maven.repo.local");
    if (repository != null) {
      overrides.withLocalRepositoryOverride(Path.of(repository));
    }
    return Runtimes.INSTANCE.getRuntime().create(overrides.build());
  }

  /**
   * The files of a class path.
   *
   * @param coordinates {@code group:artifact:version}, in which earlier ones decide over the
   *     versions of later ones
   */
  public static List<Path> classPath(List<String> coordinates) {
    return RESOLVED.computeIfAbsent(coordinates, Artifacts::resolve);
  }

  private static List<Path> resolve(List<String> coordinates) {
    List<Dependency> roots =
        coordinates.stream()
            .map(DefaultArtifact::new)
            .map(artifact -> new Dependency(artifact, JavaScopes.RUNTIME))
            .toList();
    CollectRequest request = new CollectRequest();
    request.setDependencies(roots);
    request.setManagedDependencies(roots);
    request.setRepositories(MAVEN.remoteRepositories());
    DependencyRequest all =
        new DependencyRequest(
            request, DependencyFilterUtils.classpathFilter(JavaScopes.RUNTIME, JavaScopes.COMPILE));
    try {
      return MAVEN
          .repositorySystem()
          .resolveDependencies(MAVEN.repositorySystemSession(), all)
          .getArtifactResults()
          .stream()
          .map(Artifacts::path)
          .filter(path -> path.toString().endsWith(".jar"))
          .toList();
    } catch (DependencyResolutionException e) {
      throw new AssertionError("cannot be had: " + coordinates, e);
    }
  }

  /** One file alone, such as a distribution: {@code group:artifact:zip:version}. */
  public static Path file(String coordinates) {
    ArtifactRequest request =
        new ArtifactRequest(new DefaultArtifact(coordinates), MAVEN.remoteRepositories(), null);
    try {
      return path(
          MAVEN.repositorySystem().resolveArtifact(MAVEN.repositorySystemSession(), request));
    } catch (ArtifactResolutionException e) {
      throw new AssertionError("cannot be had: " + coordinates, e);
    }
  }

  /**
   * The one folder of a distribution, unpacked below {@code target} the first time that it is asked
   * for. Nobody may write there: several tests share it.
   */
  public static Path unpacked(String coordinates) {
    Path zip = file(coordinates);
    Path to = Build.target().resolve("unpacked").resolve(String.valueOf(zip.getFileName()));
    synchronized (UNPACKED) {
      if (UNPACKED.add(coordinates) && !Files.exists(to)) {
        unzip(zip, to);
      }
    }
    try (Stream<Path> folders = Files.list(to)) {
      return folders.filter(Files::isDirectory).findFirst().orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void unzip(Path zip, Path to) {
    Path part = to.resolveSibling(to.getFileName() + ".part");
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        Path file = part.resolve(entry.getName()).normalize();
        if (entry.isDirectory() || !file.startsWith(part)) {
          continue;
        }
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
      }
      Files.move(part, to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The jars in {@code lib} and {@code bin} of a distribution. */
  static List<Path> librariesOf(String coordinates) {
    Path home = unpacked(coordinates);
    try (Stream<Path> lib = Files.list(home.resolve("lib"));
        Stream<Path> bin = Files.list(home.resolve("bin"))) {
      return Stream.concat(lib, bin)
          .filter(path -> path.toString().endsWith(".jar"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path path(ArtifactResult result) {
    return result.getArtifact().getFile().toPath();
  }
}
