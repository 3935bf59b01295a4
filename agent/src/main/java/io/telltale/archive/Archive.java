// SPDX-License-Identifier: Apache-2.0

package io.telltale.archive;

import java.io.File;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A jar, a WAR, an EAR or a directory, alone or inside another one. */
public final class Archive {

  private final @Nullable Archive parent;

  /** The path in the parent; of an outermost one what tells it from the others. */
  private final String name;

  /** Where it can be opened without its parent; null inside of a zip file. */
  private final @Nullable File file;

  private final Map<String, Archive> inside = new HashMap<>();
  private boolean holdsClassesFolder;
  private boolean multiRelease;

  Archive(String name, File file) {
    this(null, name, file);
  }

  private Archive(@Nullable Archive parent, String name, @Nullable File file) {
    this.parent = parent;
    this.name = name;
    this.file = file;
  }

  /** An archive inside this one; the same each time. */
  Archive inside(String path, @Nullable File alone) {
    return inside.computeIfAbsent(path, key -> new Archive(this, key, alone));
  }

  static boolean isNamedLikeOne(String path) {
    String lower = path.toLowerCase(Locale.ROOT);
    return lower.endsWith(".jar")
        || lower.endsWith(".war")
        || lower.endsWith(".ear")
        || lower.endsWith(".rar")
        || lower.endsWith(".sar")
        || lower.endsWith(".zip");
  }

  /** Whether it lies in another one. */
  public boolean isInside() {
    return parent != null;
  }

  @Nullable Archive parent() {
    return parent;
  }

  @Nullable File file() {
    return file;
  }

  /**
   * The archive whose classes see each other first: a web application with its libraries, else the
   * outermost one.
   */
  public Archive space() {
    Archive around = parent;
    return around == null || isWebApplication() ? this : around.space();
  }

  private boolean isWebApplication() {
    return holdsClassesFolder || name.toLowerCase(Locale.ROOT).endsWith(".war");
  }

  /** The one that lies in no other: this or one around it. */
  Archive outermost() {
    Archive around = parent;
    return around == null ? this : around.outermost();
  }

  /** Whether it is that one or lies somewhere inside it. */
  boolean isIn(Archive other) {
    Archive around = parent;
    return this == other || (around != null && around.isIn(other));
  }

  /** How deep it lies: 0 for an outermost one. */
  int depth() {
    return parent == null ? 0 : 1 + parent.depth();
  }

  /** It has WEB-INF/classes or the like. */
  void foundClassesFolder() {
    holdsClassesFolder = true;
  }

  void foundMultiRelease() {
    multiRelease = true;
  }

  /** Whether its manifest says that META-INF/versions counts. */
  boolean isMultiRelease() {
    return multiRelease;
  }

  /** {@code app.ear!/web.war!/WEB-INF/lib/core.jar}. */
  @Override
  public String toString() {
    return parent == null ? name : parent + "!/" + name;
  }
}
