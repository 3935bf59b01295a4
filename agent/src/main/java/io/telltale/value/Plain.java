// SPDX-License-Identifier: Apache-2.0

package io.telltale.value;

import io.telltale.event.Marked;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes plain values of what a path led to. Only types of the JDK whose text is their value: {@code
 * toString()} of a stranger's object may block, fail, or hold what must not leave.
 */
public final class Plain {

  /** Characters of a text that are kept; a user's name or a path is far shorter. */
  public static final int LONGEST = 1_024;

  /** A directory's, by their own names: a class literal would load JNDI where nobody uses it. */
  private static final List<String> NAMES =
      Arrays.asList(
          "javax.naming.CompositeName",
          "javax.naming.CompoundName",
          "javax.naming.ldap.LdapName",
          "javax.naming.ldap.Rdn");

  private Plain() {}

  /**
   * A String of at most {@link #LONGEST} characters, Long, Double or Boolean; or what a rule
   * marked.
   *
   * @return null for null and for any other object
   */
  public static @Nullable Object of(@Nullable Object value) {
    if (value instanceof String) {
      return cut((String) value);
    }
    if (value instanceof Boolean || value instanceof Double || value instanceof Long) {
      return value;
    }
    if (value instanceof Number) {
      return number((Number) value);
    }
    if (value instanceof Marked) {
      return value;
    }
    if (value instanceof Enum) {
      return ((Enum<?>) value).name();
    }
    if (value instanceof Character || value instanceof UUID) {
      return value.toString();
    }
    if (value instanceof InetAddress) {
      return ((InetAddress) value).getHostAddress();
    }
    if (value instanceof StringBuilder || value instanceof StringBuffer) {
      return cut(value.toString());
    }
    if (value instanceof Listing) {
      return cut(((Listing) value).text());
    }
    if (value instanceof Method) {
      Method method = (Method) value;
      return cut(method.getDeclaringClass().getName() + "." + method.getName());
    }
    if (value instanceof Class) {
      return ((Class<?>) value).getName();
    }
    return value != null && NAMES.contains(value.getClass().getName())
        ? cut(value.toString())
        : null;
  }

  /** The same as text. */
  public static @Nullable String text(@Nullable Object value) {
    Object plain = of(value);
    return plain == null ? null : plain.toString();
  }

  private static @Nullable Object number(Number number) {
    if (number instanceof Integer || number instanceof Short || number instanceof Byte) {
      return number.longValue();
    }
    if (number instanceof Float) {
      return number.doubleValue();
    }
    Class<?> type = number.getClass();
    if (type == BigInteger.class || type == BigDecimal.class) {
      return cut(number.toString());
    }
    return type.getName().startsWith("java.util.concurrent.atomic.") ? number.longValue() : null;
  }

  /** Never between the halves of a surrogate pair. */
  private static String cut(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    return text.substring(0, end);
  }
}
