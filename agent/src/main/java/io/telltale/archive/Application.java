// SPDX-License-Identifier: Apache-2.0

package io.telltale.archive;

import io.telltale.weave.ClassPath;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The classes of an application that is not running, and of what it is given by its surroundings.
 *
 * <p>It knows of each class where it lies; the classes themselves are read again when they are
 * asked for, so that memory does not grow with the size of a WAR.
 */
public final class Application {

  /** Of the heap, for classes that are kept because others lie beside them. */
  private static final int SHARE_OF_HEAP = 8;

  private final Set<Archive> classPath = new HashSet<>();
  private final Map<String, List<Place>> places = new HashMap<>();
  private final Map<String, String> descriptors = new LinkedHashMap<>();
  private final Set<String> problems = new LinkedHashSet<>();
  private final Shelf shelf = new Shelf(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
  private int classFiles;

  private Application() {}

  /**
   * Reads all archives once.
   *
   * @param archives the application
   * @param classPath what is only looked into for what the application's classes refer to
   * @param visitor sees each class of the application, but not of the class path
   */
  public static Application read(List<File> archives, List<File> classPath, ClassVisitor visitor) {
    Application application = new Application();
    List<File> all = new ArrayList<>(archives);
    all.addAll(classPath);
    for (File file : archives) {
      application.index(
          new Archive(nameAmong(all, file), file),
          (place, name, content) -> {
            application.classFiles++;
            visitor.classFile(place, name, content);
          });
    }
    for (File file : classPath) {
      Archive archive = new Archive(nameAmong(all, file), file);
      application.classPath.add(archive);
      application.index(archive, (place, name, content) -> {});
    }
    return application;
  }

  /** The name of the file, or its path where two have the same. */
  private static String nameAmong(List<File> all, File file) {
    long same = all.stream().filter(other -> other.getName().equals(file.getName())).count();
    return same == 1 && !file.getName().startsWith(".") ? file.getName() : file.getPath();
  }

  private void index(Archive archive, ClassVisitor visitor) {
    new ArchiveReader(new Indexing(places, descriptors, problems, visitor)).read(archive);
  }

  /** The names of all classes, those of the class path included. */
  public Set<String> names() {
    return Collections.unmodifiableSet(places.keySet());
  }

  /** How many class files the application has, each copy counted. */
  public int classFiles() {
    return classFiles;
  }

  /** What could not be read. */
  public Set<String> problems() {
    return Collections.unmodifiableSet(problems);
  }

  /** The texts of outermost manifests and of all web.xml, by their place. */
  public Map<String, String> descriptors() {
    return Collections.unmodifiableMap(descriptors);
  }

  /** Where classes of that name lie in the application. */
  public List<Place> placesOf(String name) {
    List<Place> found = new ArrayList<>();
    for (Place place : places.getOrDefault(name, Collections.<Place>emptyList())) {
      if (place.counts() && !classPath.contains(place.archive().outermost())) {
        found.add(place);
      }
    }
    return found;
  }

  /** Whether the JDK that we run on has that class. */
  public boolean isJdks(String name) {
    try {
      return Jdk.classFile(name) != null;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Where the class lies that others of the same web application see under that name; null if it is
   * not here. The folder of classes comes before libraries (Servlet specification, 10.7.2), a web
   * application's own before the EAR's, and these before all others.
   */
  public @Nullable Place seenFrom(Archive archive, String name) {
    Place best = null;
    int least = Integer.MAX_VALUE;
    for (Place place : places.getOrDefault(name, Collections.<Place>emptyList())) {
      int distance = place.counts() ? distance(archive.space(), place) : Integer.MAX_VALUE;
      if (distance < least) {
        best = place;
        least = distance;
      }
    }
    return best;
  }

  private static int distance(@Nullable Archive from, Place to) {
    int rank = to.isClassesFolder() ? 0 : to.isVersion() ? 2 : 1;
    int steps = 0;
    for (Archive space = from; space != null; space = spaceAround(space)) {
      if (space == to.archive().space()) {
        return steps + rank;
      }
      steps += 3;
    }
    return Integer.MAX_VALUE / 2 + rank;
  }

  private static @Nullable Archive spaceAround(Archive space) {
    Archive around = space.parent();
    return around == null ? null : around.space();
  }

  /** Whether a container never loads that copy, since the folder of classes has the class too. */
  public boolean isShadowed(Place place, String name) {
    Place seen = seenFrom(place.archive(), name);
    return seen != null
        && seen.isClassesFolder()
        && !place.isClassesFolder()
        && seen.archive().space() == place.archive().space();
  }

  /** The class files of the JDK that we run on. */
  public static ClassPath jdk() {
    return Jdk::classFile;
  }

  /** Class files as the classes of an archive see them, those of this JDK included. */
  public ClassPath classPathOf(Archive archive) {
    return name -> {
      Place place = name.startsWith("java.") ? null : seenFrom(archive, name);
      return place == null ? Jdk.classFile(name) : shelf.classFile(place, name);
    };
  }

  /**
   * Reads classes again.
   *
   * @param wanted names of classes, by where they lie
   */
  public void readAgain(Map<Place, Set<String>> wanted, ClassVisitor visitor) {
    Set<Archive> outermost = new LinkedHashSet<>();
    for (Place place : wanted.keySet()) {
      outermost.add(place.archive().outermost());
    }
    for (Archive archive : outermost) {
      new ArchiveReader(new Rereading(wanted, visitor)).read(archive);
    }
  }
}
