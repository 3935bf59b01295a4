// SPDX-License-Identifier: Apache-2.0

package io.telltale.survey;

import io.telltale.archive.Application;
import io.telltale.archive.Archive;
import io.telltale.archive.Place;
import io.telltale.weave.DryRun;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Looks at single classes of an application, each among those that it would see. */
final class Look {

  private final Application application;
  private final DryRun dryRun;
  private final Map<Archive, DryRun.Space> spaces = new HashMap<>();
  private final Set<String> problems = new TreeSet<>();

  Look(Application application, DryRun dryRun) {
    this.application = application;
    this.dryRun = dryRun;
  }

  /** What could not be understood. */
  Set<String> problems() {
    return problems;
  }

  /**
   * Shows what would be woven in classes, but for copies that nobody loads.
   *
   * @param isWanted asked of each once more, with its content
   */
  void at(
      Map<Place, Set<String>> classes,
      BiPredicate<String, byte[]> isWanted,
      BiConsumer<String, DryRun.Woven> consumer) {
    application.readAgain(
        classes,
        (place, name, content) -> {
          if (application.isShadowed(place, name) || !isWanted.test(name, content)) {
            return;
          }
          try {
            consumer.accept(place.toString(), weave(place, name, content));
          } catch (RuntimeException e) {
            problems.add(place + ": the class " + name + " cannot be read: " + e.getMessage());
          }
        });
  }

  private DryRun.Woven weave(Place place, String name, byte[] content) {
    Archive space = place.archive().space();
    DryRun.Space others =
        spaces.computeIfAbsent(space, key -> dryRun.over(application.classPathOf(key)));
    Place seen = application.seenFrom(space, name);
    return seen != null && seen.equals(place)
        ? others.weave(name, content)
        : others.weaveCopy(name, content);
  }

  /** The same for the classes of the JDK that are named in full. */
  void atTheJdk(BiConsumer<String, DryRun.Woven> consumer) {
    DryRun.Space jdk = dryRun.over(Application.jdk());
    for (String named : dryRun.namedInFull()) {
      String name = binaryName(named);
      if (name != null && !application.names().contains(name)) {
        try {
          byte[] content = Application.jdk().classFile(name);
          if (content != null) {
            consumer.accept("the JDK", jdk.weave(name, content));
          }
        } catch (IOException | RuntimeException e) {
          problems.add("the JDK's class " + name + " cannot be read: " + e.getMessage());
        }
      }
    }
  }

  /** The name of a class that a pattern names, with nested ones behind a dot; null if none is. */
  @Nullable String binaryName(String dotted) {
    String name = dotted;
    while (!application.names().contains(name) && !application.isJdks(name)) {
      int dot = name.lastIndexOf('.');
      if (dot < 0) {
        return null;
      }
      name = name.substring(0, dot) + '$' + name.substring(dot + 1);
    }
    return name;
  }

  /** Of types that a pattern names in full those that are nowhere. */
  Set<String> nowhere(Collection<String> dotted) {
    Set<String> nowhere = new TreeSet<>();
    for (String type : dotted) {
      if (binaryName(type) == null) {
        nowhere.add(type);
      }
    }
    return nowhere;
  }
}
