// SPDX-License-Identifier: Apache-2.0

package io.telltale.archive;

/** Of all files only those whose path is that of a class. */
abstract class Classes implements ArchiveReader.Visitor {

  private static final String ENDING = ".class";

  @Override
  public boolean wants(Archive archive, String path) {
    return path.endsWith(ENDING) && !path.endsWith("module-info.class");
  }

  @Override
  public void file(Archive archive, String path, byte[] content) {
    Place place = Place.of(archive, path);
    String name = nameOf(place, path);
    if (!name.startsWith("META-INF")) {
      classFile(place, name, content);
    }
  }

  static String nameOf(Place place, String path) {
    int start = place.folder().length();
    return path.substring(start, path.length() - ENDING.length()).replace('/', '.');
  }

  abstract void classFile(Place place, String name, byte[] content);
}
