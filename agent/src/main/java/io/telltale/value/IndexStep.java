// SPDX-License-Identifier: Apache-2.0

package io.telltale.value;

import java.lang.reflect.Array;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads an element of an array or collection by number, or of a map by key. */
final class IndexStep implements Step {

  /** Beyond that, walking a collection costs the application too much. */
  static final int LARGEST = 1_000;

  private final Object key;

  /**
   * Makes a step.
   *
   * @param key an Integer or a String
   */
  IndexStep(Object key) {
    this.key = key;
  }

  @Override
  public @Nullable Object apply(Object from) throws ReadException {
    try {
      return element(from);
    } catch (RuntimeException e) {
      throw new ReadException("cannot read [" + key + "]", e); // the application's own collection
    }
  }

  private @Nullable Object element(Object from) throws ReadException {
    if (from instanceof Map) {
      return ((Map<?, ?>) from).get(key);
    }
    if (!(key instanceof Integer)) {
      throw new ReadException("[\"" + key + "\"] is for maps", null);
    }
    int index = (Integer) key;
    if (from instanceof char[]) {
      throw new ReadException("char[] holds a password", null);
    }
    if (from.getClass().isArray()) {
      return index < Array.getLength(from) ? Array.get(from, index) : null;
    }
    if (from instanceof List) {
      List<?> list = (List<?>) from;
      return index < list.size() ? list.get(index) : null;
    }
    if (from instanceof Iterable) {
      return nth(((Iterable<?>) from).iterator(), index);
    }
    throw new ReadException("[" + index + "] is for arrays and collections", null);
  }

  private static @Nullable Object nth(Iterator<?> iterator, int index) {
    for (int i = 0; iterator.hasNext(); i++) {
      Object element = iterator.next();
      if (i == index) {
        return element;
      }
    }
    return null;
  }

  boolean is(int index) {
    return key.equals(index);
  }

  @Override
  public @Nullable String name() {
    return null;
  }
}
