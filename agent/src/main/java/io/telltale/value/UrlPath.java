// SPDX-License-Identifier: Apache-2.0

package io.telltale.value;

import io.telltale.config.Secrets;

/** The path of an address. */
public final class UrlPath {

  private UrlPath() {}

  /**
   * Without query and without path parameters: {@code /a;jsessionid=1/b?c} is {@code /a/b}. The
   * session's id stands there for clients without cookies (Servlet 3.1, section 7.1.3).
   */
  public static String alone(String path) {
    if (path.indexOf(';') < 0 && path.indexOf('?') < 0) {
      return path;
    }
    StringBuilder kept = new StringBuilder(path.length());
    int at = 0;
    while (at < path.length() && path.charAt(at) != '?') {
      char c = path.charAt(at);
      if (c != ';') {
        kept.append(c);
        at++;
        continue;
      }
      int end = endOfParameter(path, at + 1);
      if (!isUsual(path, at + 1, end)) {
        break;
      }
      at = end;
    }
    return kept.toString();
  }

  private static int endOfParameter(String path, int start) {
    int end = start;
    while (end < path.length() && "/?;".indexOf(path.charAt(end)) < 0) {
      end++;
    }
    return end;
  }

  /** Or else what follows may be the rest of it: a password may have a slash. */
  private static boolean isUsual(String path, int start, int end) {
    for (int i = start; i < end; i++) {
      char c = path.charAt(i);
      if (!Character.isLetterOrDigit(c) && "-_.=!~*+,%".indexOf(c) < 0) {
        return false;
      }
    }
    int equals = path.indexOf('=', start);
    String name = path.substring(start, equals < 0 || equals > end ? end : equals);
    return name.equalsIgnoreCase("jsessionid") || !Secrets.isNamedLike(name);
  }
}
