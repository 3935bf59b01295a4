// SPDX-License-Identifier: Apache-2.0

package io.telltale.value;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds, once per class, how a name is read: {@code getName()}, {@code isName()}, {@code name()},
 * then the field.
 *
 * <p>What was found is kept in the class itself (a {@link ClassValue}), so that it goes when the
 * class's loader goes; a map from classes in our loader would keep a redeployed application alive.
 */
final class Accessors {

  private static final String[] FIRST_HEADER = {"getFirst", "get"};
  private static final String[] ALL_HEADERS = {"getValuesList", "getAll", "get"};

  private final String name;
  private final @Nullable Object @Nullable [] arguments;
  private final String[] candidates;

  private final ClassValue<Accessor> perClass =
      new ClassValue<Accessor>() {
        @Override
        protected Accessor computeValue(Class<?> type) {
          return find(type);
        }
      };

  Accessors(String name, @Nullable Object @Nullable [] arguments) {
    this(name, arguments, candidates(name, arguments == null));
  }

  private Accessors(String name, @Nullable Object @Nullable [] arguments, String[] candidates) {
    this.name = name;
    this.arguments = arguments;
    this.candidates = candidates;
  }

  /** How containers that are no servlet containers name it; null for other members. */
  static @Nullable Accessors ofHeaders(String name, @Nullable Object[] arguments) {
    if (name.equals("header") || name.equals("getHeader")) {
      return new Accessors(name, arguments, FIRST_HEADER);
    }
    boolean all = name.equals("headers") || name.equals("getHeaders");
    return all ? new Accessors(name, arguments, ALL_HEADERS) : null;
  }

  private static String[] candidates(String name, boolean property) {
    String capitalised = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    return property
        ? new String[] {"get" + capitalised, "is" + capitalised, name}
        : new String[] {name, "get" + capitalised};
  }

  Accessor of(Class<?> type) {
    return perClass.get(type);
  }

  private Accessor find(Class<?> type) {
    if (type.isArray() && name.equals("length") && arguments == null) {
      return new Accessor.OfLength();
    }
    Set<Class<?>> hierarchy = hierarchy(type);
    for (String candidate : candidates) {
      Accessor found = method(hierarchy, candidate);
      if (found != null) {
        return found;
      }
    }
    Accessor field = arguments == null ? field(type) : null;
    return field != null
        ? field
        : new Accessor.None(type.getName() + " has no readable '" + name + "'");
  }

  /**
   * The first declaration that may be called: of a class that is not public, the interface's; of a
   * class in a module that is not open, one that the module exports.
   */
  private @Nullable Accessor method(Set<Class<?>> hierarchy, String candidate) {
    Object[] given = arguments == null ? new Object[0] : arguments;
    for (Class<?> type : hierarchy) {
      for (Method method : type.getDeclaredMethods()) {
        if (method.getName().equals(candidate)
            && !Modifier.isStatic(method.getModifiers())
            && method.getReturnType() != void.class) {
          Object[] fitted = Arguments.fit(given, method.getParameterTypes());
          if (fitted != null && Access.make(method)) {
            return new Accessor.OfMethod(method, fitted);
          }
        }
      }
    }
    return null;
  }

  private @Nullable Accessor field(Class<?> start) {
    for (Class<?> type = start; type != null; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (field.getName().equals(name)
            && !Modifier.isStatic(field.getModifiers())
            && Access.make(field)) {
          return new Accessor.OfField(field);
        }
      }
    }
    return null;
  }

  /** The class, its super classes, then all interfaces. */
  private static Set<Class<?>> hierarchy(Class<?> start) {
    Set<Class<?>> found = new LinkedHashSet<>();
    Deque<Class<?>> open = new ArrayDeque<>();
    for (Class<?> type = start; type != null; type = type.getSuperclass()) {
      found.add(type);
      open.add(type);
    }
    while (!open.isEmpty()) {
      for (Class<?> implemented : open.remove().getInterfaces()) {
        if (found.add(implemented)) {
          open.add(implemented);
        }
      }
    }
    return found;
  }
}
