// SPDX-License-Identifier: Apache-2.0

package io.telltale.value;

import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** {@code [*]}: each element of an array or collection. What follows is read of each. */
final class EachStep implements Step {

  @Override
  public Iterator<?> apply(Object from) throws ReadException {
    try {
      return elements(from);
    } catch (RuntimeException e) {
      throw new ReadException("cannot read [*]", e); // the application's own collection
    }
  }

  private static Iterator<?> elements(Object from) throws ReadException {
    if (from instanceof Iterable) {
      return ((Iterable<?>) from).iterator();
    }
    if (from instanceof Object[]) {
      return Arrays.asList((Object[]) from).iterator();
    }
    if (from instanceof Enumeration) {
      return new OfEnumeration((Enumeration<?>) from);
    }
    if (from instanceof char[]) {
      throw new ReadException("char[] holds a password", null);
    }
    if (from.getClass().isArray()) {
      return new OfArray(from);
    }
    throw new ReadException("[*] is for arrays and collections", null);
  }

  /** Reads the steps behind this one of each element. */
  static @Nullable Listing listing(Iterator<?> elements, Rest rest) throws ReadException {
    Listing.Builder found = new Listing.Builder();
    try {
      for (int i = 0; i < IndexStep.LARGEST && !found.isFull() && elements.hasNext(); i++) {
        Object element = elements.next();
        if (element != null) {
          found.add(rest.of(element));
        }
      }
    } catch (RuntimeException e) {
      throw new ReadException("cannot read [*]", e); // as above
    }
    return found.build();
  }

  @Override
  public @Nullable String name() {
    return null;
  }

  /** The steps that follow. */
  interface Rest {
    @Nullable Object of(Object element) throws ReadException;
  }

  private static final class OfEnumeration implements Iterator<Object> {
    private final Enumeration<?> elements;

    OfEnumeration(Enumeration<?> elements) {
      this.elements = elements;
    }

    @Override
    public boolean hasNext() {
      return elements.hasMoreElements();
    }

    @Override
    public Object next() {
      return elements.nextElement();
    }
  }

  /** Of numbers. */
  private static final class OfArray implements Iterator<Object> {
    private final Object array;
    private int next;

    OfArray(Object array) {
      this.array = array;
    }

    @Override
    public boolean hasNext() {
      return next < Array.getLength(array);
    }

    @Override
    public Object next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return Array.get(array, next++);
    }
  }
}
