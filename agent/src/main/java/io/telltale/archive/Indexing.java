// SPDX-License-Identifier: Apache-2.0

package io.telltale.archive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.Manifest;

/** The first reading: which classes there are. */
final class Indexing extends Classes {

  private static final String MANIFEST = "META-INF/MANIFEST.MF";
  private static final String WEB_XML = "WEB-INF/web.xml";

  private final Map<String, List<Place>> places;
  private final Map<String, String> descriptors;
  private final Set<String> problems;
  private final ClassVisitor visitor;

  Indexing(
      Map<String, List<Place>> places,
      Map<String, String> descriptors,
      Set<String> problems,
      ClassVisitor visitor) {
    this.places = places;
    this.descriptors = descriptors;
    this.problems = problems;
    this.visitor = visitor;
  }

  @Override
  public boolean wants(Archive archive) {
    return true;
  }

  @Override
  public boolean wants(Archive archive, String path) {
    return path.equals(MANIFEST) || path.equals(WEB_XML) || super.wants(archive, path);
  }

  @Override
  public void file(Archive archive, String path, byte[] content) {
    if (path.equals(MANIFEST)) {
      manifest(archive, content);
    } else if (path.equals(WEB_XML)) {
      descriptors.put(archive + "!/" + path, new String(content, StandardCharsets.UTF_8));
    } else {
      super.file(archive, path, content);
    }
  }

  private void manifest(Archive archive, byte[] content) {
    try {
      Attributes main = new Manifest(new ByteArrayInputStream(content)).getMainAttributes();
      if (Boolean.parseBoolean(main.getValue("Multi-Release"))) {
        archive.foundMultiRelease();
      }
    } catch (IOException e) {
      problem(archive + "!/" + MANIFEST, "cannot be read: " + e.getMessage());
    }
    if (archive.parent() == null) {
      descriptors.put(archive + "!/" + MANIFEST, new String(content, StandardCharsets.UTF_8));
    }
  }

  @Override
  void classFile(Place place, String name, byte[] content) {
    List<Place> known = places.computeIfAbsent(name, key -> new ArrayList<>(1));
    if (!known.contains(place)) {
      known.add(place);
      visitor.classFile(place, name, content);
    }
  }

  @Override
  public void problem(String where, String what) {
    problems.add(where + ": " + what);
  }
}
