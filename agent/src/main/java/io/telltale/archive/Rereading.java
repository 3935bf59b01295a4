// SPDX-License-Identifier: Apache-2.0

package io.telltale.archive;

import java.util.Collections;
import java.util.Map;
import java.util.Set;

/** A later reading, of some classes only. */
final class Rereading extends Classes {

  private final Map<Place, Set<String>> wanted;
  private final ClassVisitor visitor;

  Rereading(Map<Place, Set<String>> wanted, ClassVisitor visitor) {
    this.wanted = wanted;
    this.visitor = visitor;
  }

  @Override
  public boolean wants(Archive archive) {
    for (Place place : wanted.keySet()) {
      if (place.archive().isIn(archive)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean wants(Archive archive, String path) {
    return super.wants(archive, path) && isWanted(Place.of(archive, path), path);
  }

  private boolean isWanted(Place place, String path) {
    return place.counts()
        && wanted.getOrDefault(place, Collections.<String>emptySet()).contains(nameOf(place, path));
  }

  @Override
  void classFile(Place place, String name, byte[] content) {
    visitor.classFile(place, name, content);
  }

  @Override
  public void problem(String where, String what) {
    // told when it was read for the first time
  }
}
