// SPDX-License-Identifier: Apache-2.0

package io.telltale.value;

import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a getter, method, field or map entry by name. */
final class MemberStep implements Step {

  /** Stands for a literal that comes later. */
  static final Object OPEN = new Object();

  private final String name;

  /** Literals of a call; null if the name stands alone, which may be a field or a key too. */
  private final @Nullable Object @Nullable [] arguments;

  /** Whether an object that has no such member yields nothing instead of failing. */
  private final boolean optional;

  private final Accessors accessors;

  MemberStep(String name, @Nullable Object @Nullable [] arguments, boolean optional) {
    this.name = name;
    this.arguments = arguments;
    this.optional = optional;
    this.accessors = new Accessors(name, arguments);
  }

  /** How the same is asked of an object that holds headers; null if it is not about headers. */
  @Nullable Step ofHeaders() {
    if (arguments == null || arguments.length == 0) {
      return null;
    }
    Accessors asked = Accessors.ofHeaders(name, arguments);
    return asked == null ? null : new MemberStep(name, arguments, asked);
  }

  private MemberStep(String name, @Nullable Object[] arguments, Accessors accessors) {
    this.name = name;
    this.arguments = arguments;
    this.optional = false;
    this.accessors = accessors;
  }

  @Override
  public @Nullable Object apply(Object from) throws ReadException {
    try {
      if (arguments == null && from instanceof Map) {
        return ((Map<?, ?>) from).get(name);
      }
      Accessor accessor = accessors.of(from.getClass());
      return optional && accessor instanceof Accessor.None ? null : accessor.read(from);
    } catch (InvocationTargetException e) {
      throw new ReadException(name + " threw", e.getCause());
    } catch (IllegalAccessException | RuntimeException e) {
      throw new ReadException("cannot read " + name, e);
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public @Nullable Object argument() {
    return arguments == null || arguments.length != 1 ? null : arguments[0];
  }

  @Override
  public Step with(Object literal) {
    if (arguments == null || !Arrays.asList(arguments).contains(OPEN)) {
      return this;
    }
    Object[] filled = arguments.clone();
    Collections.replaceAll(Arrays.asList(filled), OPEN, literal);
    return new MemberStep(name, filled, optional);
  }
}
