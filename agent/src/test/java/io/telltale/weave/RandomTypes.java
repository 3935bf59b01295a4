// SPDX-License-Identifier: Apache-2.0

package io.telltale.weave;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.bytebuddy.description.type.TypeDefinition;
import net.bytebuddy.description.type.TypeDescription;

/** Type patterns that begin as the name of a true type and are then changed. */
final class RandomTypes {

  private final Random random;
  private final List<TypeDescription> others;
  private final List<String> annotations;

  RandomTypes(Random random, List<TypeDescription> others, List<String> annotations) {
    this.random = random;
    this.others = others;
    this.annotations = annotations;
  }

  /** For a return type, a parameter, an exception or a declaring type. */
  String of(TypeDescription type) {
    return switch (random.nextInt(30)) {
      case 0 -> "!" + simple(type);
      case 1 -> "(" + simple(type) + " || " + simple(other()) + ")";
      case 2 -> "(" + simple(other()) + " || " + simple(type) + " || " + simple(other()) + ")";
      case 3 -> "(" + simple(type) + " && !" + simple(other()) + ")";
      case 4 -> "(!" + simple(type) + " && " + simple(other()) + ")";
      case 5 -> "(" + (random.nextBoolean() ? "!@" : "@") + annotation() + " *)";
      // AspectJ forgets the annotation of a primitive.
      case 6 -> type.isPrimitive() ? "*" : "(@" + annotation() + " " + simple(type) + ")";
      case 7 -> "(" + simple(type) + ")";
      default -> simple(type);
    };
  }

  String simple(TypeDescription type) {
    TypeDescription element = type;
    StringBuilder brackets = new StringBuilder();
    while (element.isArray()) {
      element = element.getComponentType();
      brackets.append("[]");
    }
    if (random.nextInt(25) == 0) {
      brackets.append("[]");
    }
    if (!element.isPrimitive() && random.nextInt(6) == 0) {
      element = ancestor(element);
      return changed(element) + (random.nextInt(8) == 0 ? brackets + "+" : "+" + brackets);
    }
    return changed(element) + brackets;
  }

  /** The name with wildcards. */
  private String changed(TypeDescription element) {
    String[] parts = dotted(element).split("\\.");
    int last = parts.length - 1;
    int at = random.nextInt(parts.length);
    switch (random.nextInt(12)) {
      case 0:
        return "*";
      case 1:
        parts[at] = "*";
        break;
      case 2:
        parts[last] = Wild.card(parts[last], random);
        break;
      case 3:
        parts[at] = Wild.card(parts[at], random);
        break;
      case 4:
        return "*.." + Wild.maybe(parts[last], random);
      case 5:
        return last == 0 ? parts[0] : withoutMiddle(parts, at);
      case 6:
        return last == 0 ? parts[0] : withoutMiddle(parts, at) + "..*";
      case 7:
        return parts.length > 3
            ? parts[0] + ".." + parts[1] + ".." + parts[last]
            : String.join(".", parts);
      case 8:
        return element.getName().startsWith("java.lang.") && last == 2
            ? parts[2]
            : String.join(".", parts);
      default:
        break;
    }
    return String.join(".", parts);
  }

  private String withoutMiddle(String[] parts, int at) {
    int from = Math.max(1, at);
    List<String> head = List.of(parts).subList(0, from);
    int to = Math.min(parts.length - 1, from + random.nextInt(3));
    List<String> tail = List.of(parts).subList(to, parts.length);
    return String.join(".", head) + ".." + String.join(".", tail);
  }

  /** The name as a pattern has it; anonymous types have none. */
  static String dotted(TypeDescription type) {
    StringBuilder name = new StringBuilder();
    for (String part : type.getName().replace('$', '.').split("\\.")) {
      boolean writable = !part.isEmpty() && !Character.isDigit(part.charAt(0));
      name.append(name.length() == 0 ? "" : ".").append(writable ? part : "*");
    }
    return name.toString();
  }

  /** A super type, or the type itself. */
  private TypeDescription ancestor(TypeDescription type) {
    List<TypeDescription> all = new ArrayList<>(List.of(type));
    for (int i = 0; i < all.size() && i < 12; i++) {
      TypeDefinition parent = all.get(i).getSuperClass();
      if (parent != null) {
        all.add(parent.asErasure());
      }
      all.get(i).getInterfaces().asErasures().forEach(all::add);
    }
    return all.get(random.nextInt(all.size()));
  }

  TypeDescription related(TypeDescription type) {
    return random.nextInt(3) == 0 ? ancestor(type) : type;
  }

  TypeDescription other() {
    return others.get(random.nextInt(others.size()));
  }

  String annotation() {
    return annotations.get(random.nextInt(annotations.size()));
  }

  /** Names with a {@code *}. */
  static final class Wild {
    private Wild() {}

    static String maybe(String name, Random random) {
      return random.nextInt(3) == 0 ? card(name, random) : name;
    }

    static String card(String name, Random random) {
      int at = random.nextInt(name.length() + 1);
      return switch (random.nextInt(3)) {
        case 0 -> name.substring(0, at) + "*";
        case 1 -> "*" + name.substring(at);
        default -> {
          int to = at + random.nextInt(name.length() - at + 1);
          yield name.substring(0, at) + "*" + name.substring(to);
        }
      };
    }
  }
}
