// SPDX-License-Identifier: Apache-2.0

package io.telltale.harness;

import eu.maveniverse.maven.mima.context.Context;
import eu.maveniverse.maven.mima.context.ContextOverrides;
import eu.maveniverse.maven.mima.context.Runtimes;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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

  private static Path path(ArtifactResult result) {
    return result.getArtifact().getFile().toPath();
  }
}
