// SPDX-License-Identifier: Apache-2.0

package io.telltale.pointcut;

import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The super types of a type in which a method of its is, or is inherited, too. As with AspectJ,
 * only a private method is never overridden; packages do not matter.
 */
final class Overridden {

  /** The bit that is {@code volatile} of a field is ACC_BRIDGE of a method (JVMS table 4.6-A). */
  private static final int ACC_BRIDGE = Modifier.VOLATILE;

  private static final String OBJECT = "java.lang.Object";

  private final Deque<Member> open = new ArrayDeque<>();
  private final Set<String> seen = new HashSet<>();
  private final Set<String> seenBelowObject = new HashSet<>();
  private Member current;

  Overridden(TypeView type, MethodView method) {
    current = new Member(type, method, type);
    openParents();
  }

  /** Goes to the next one, if there is any. */
  boolean next() {
    Member found = open.poll();
    if (found == null) {
      return false;
    }
    current = found;
    openParents();
    return true;
  }

  TypeView type() {
    return current.type;
  }

  MethodView method() {
    return current.method;
  }

  /** Whether the type does not only inherit it. */
  boolean isDeclared() {
    return current.declaring == current.type;
  }

  private void openParents() {
    for (TypeView implemented : current.type.interfaces()) {
      openIfMember(implemented);
      openBelowObject(implemented);
    }
    TypeView parent = current.type.superType();
    if (parent != null) {
      openIfMember(parent);
    }
  }

  private void openIfMember(TypeView type) {
    if (seen.add(type.name())) {
      Member member = member(type, current.method);
      if (member != null && !Modifier.isPrivate(member.method.modifiers())) {
        open.add(member);
      }
    }
  }

  /**
   * Of what a super class has from {@code Object}, AspectJ takes all between the two to have it,
   * interfaces included, which by themselves have nothing from {@code Object}.
   */
  private void openBelowObject(TypeView implemented) {
    boolean inherited = !isDeclared() && current.declaring.name().equals(OBJECT);
    if (inherited && seenBelowObject.add(implemented.name())) {
      open.add(new Member(implemented, current.method, current.declaring));
    }
  }

  private static @Nullable Member member(TypeView type, MethodView method) {
    MethodView own = declared(type, method);
    if (own != null) {
      return new Member(type, own, type);
    }
    for (TypeView ancestor : type.ancestors()) {
      boolean inherits = ancestor.isInterface() || !type.isInterface();
      MethodView inherited = inherits ? declared(ancestor, method) : null;
      if (inherited != null) {
        return new Member(type, inherited, ancestor);
      }
    }
    return null;
  }

  private static @Nullable MethodView declared(TypeView type, MethodView method) {
    for (MethodView candidate : type.methods()) {
      if (candidate.name().equals(method.name())
          && (candidate.modifiers() & ACC_BRIDGE) == 0
          && sameTypes(candidate.parameterTypes(), method.parameterTypes())) {
        return candidate;
      }
    }
    return null;
  }

  private static boolean sameTypes(List<TypeView> a, List<TypeView> b) {
    if (a.size() != b.size()) {
      return false;
    }
    for (int i = 0; i < a.size(); i++) {
      if (!a.get(i).name().equals(b.get(i).name())) {
        return false;
      }
    }
    return true;
  }

  /** A method as a type has it. */
  private static final class Member {
    final TypeView type;
    final MethodView method;
    final TypeView declaring;

    Member(TypeView type, MethodView method, TypeView declaring) {
      this.type = type;
      this.method = method;
      this.declaring = declaring;
    }
  }
}
