// SPDX-License-Identifier: Apache-2.0

package io.telltale.value;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** How a member of one class is read. */
interface Accessor {

  @Nullable Object read(Object from)
      throws InvocationTargetException, IllegalAccessException, ReadException;

  /** For a class that has no such member. */
  final class None implements Accessor {
    private final String message;

    None(String message) {
      this.message = message;
    }

    @Override
    public @Nullable Object read(Object from) throws ReadException {
      throw new ReadException(message, null);
    }
  }

  /** Calls a method. */
  final class OfMethod implements Accessor {
    private final Method method;
    private final @Nullable Object[] arguments;

    OfMethod(Method method, @Nullable Object[] arguments) {
      this.method = method;
      this.arguments = arguments;
    }

    @Override
    public @Nullable Object read(Object from)
        throws InvocationTargetException, IllegalAccessException {
      return method.invoke(from, arguments);
    }
  }

  /** Reads the length of an array. */
  final class OfLength implements Accessor {
    @Override
    public Object read(Object from) {
      return Array.getLength(from);
    }
  }

  /** Reads a field. */
  final class OfField implements Accessor {
    private final Field field;

    OfField(Field field) {
      this.field = field;
    }

    @Override
    public @Nullable Object read(Object from) throws IllegalAccessException {
      return field.get(from);
    }
  }
}
