// SPDX-License-Identifier: Apache-2.0

package io.telltale.premain;

import org.jspecify.annotations.Nullable;

/** Which JVMs Telltale does not run in. */
final class JvmCheck {

  private static final int OLDEST_UPDATE_OF_8 = 40;

  private JvmCheck() {}

  /**
   * Why this JVM is refused, or null if it is fit.
   *
   * @param version the system property {@code java.version}, such as {@code 1.8.0_152} or {@code
   *     17.0.15}
   */
  static @Nullable String refusal(@Nullable String version) {
    if (version == null || !version.startsWith("1.")) {
      return null;
    }
    if (version.startsWith("1.8.0_")) {
      int update = leadingNumber(version.substring("1.8.0_".length()));
      return update >= OLDEST_UPDATE_OF_8 ? null : needs(version);
    }
    return needs(version);
  }

  /**
   * Whether the JVM runs a tool of the JDK's own.
   *
   * @param command the system property {@code sun.java.command}: a class, {@code module/class} or a
   *     jar, then arguments; or null
   */
  static boolean isJdkTool(@Nullable String command) {
    if (command == null) {
      return false;
    }
    int space = command.indexOf(' ');
    String started = space < 0 ? command : command.substring(0, space);
    if (started.endsWith(".jar")) {
      return false;
    }
    boolean ofModule = started.startsWith("java.") || started.startsWith("jdk.");
    return (ofModule && started.indexOf('/') > 0)
        || started.startsWith("sun.")
        || started.startsWith("com.sun.tools.");
  }

  private static String needs(String version) {
    return "this is Java " + version + ", Telltale needs 8u40 or newer";
  }

  private static int leadingNumber(String text) {
    int number = 0;
    for (int i = 0; i < text.length() && Character.isDigit(text.charAt(i)); i++) {
      number = number * 10 + (text.charAt(i) - '0');
    }
    return number;
  }
}
