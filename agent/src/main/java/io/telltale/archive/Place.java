// SPDX-License-Identifier: Apache-2.0

package io.telltale.archive;

import java.util.Objects;

/** Where in an archive a class file lies. */
public final class Place {

  private static final String VERSIONS = "META-INF/versions/";

  /** Folders that are roots of class names, as containers and launchers know them. */
  private static final String[] CLASSES = {
    "WEB-INF/classes/", "BOOT-INF/classes/", "APP-INF/classes/"
  };

  private final Archive archive;
  private final String folder;

  private Place(Archive archive, String folder) {
    this.archive = archive;
    this.folder = folder;
  }

  /** The place of a file of that path. */
  static Place of(Archive archive, String path) {
    for (String classes : CLASSES) {
      if (path.startsWith(classes)) {
        archive.foundClassesFolder();
        return new Place(archive, classes);
      }
    }
    if (path.startsWith(VERSIONS)) {
      int end = path.indexOf('/', VERSIONS.length());
      String version = end < 0 ? "" : path.substring(VERSIONS.length(), end);
      if (version.matches("[1-9][0-9]{0,3}")) {
        return new Place(archive, VERSIONS + version + "/");
      }
    }
    return new Place(archive, "");
  }

  public Archive archive() {
    return archive;
  }

  /** What stands before the package in its path. */
  String folder() {
    return folder;
  }

  /** Whether the application's own classes lie here, before those of its libraries. */
  public boolean isClassesFolder() {
    return !folder.isEmpty() && !isVersion();
  }

  /**
   * Whether classes are loaded from here; what a jar that does not say so has for versions is not.
   */
  boolean counts() {
    return !isVersion() || archive.isMultiRelease();
  }

  /** Whether it counts only on some versions of Java. */
  boolean isVersion() {
    return folder.startsWith(VERSIONS);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Place
        && ((Place) other).archive == archive
        && ((Place) other).folder.equals(folder);
  }

  @Override
  public int hashCode() {
    return Objects.hash(System.identityHashCode(archive), folder);
  }

  /** {@code app.war!/WEB-INF/classes}. */
  @Override
  public String toString() {
    return folder.isEmpty()
        ? archive.toString()
        : archive + "!/" + folder.substring(0, folder.length() - 1);
  }
}
