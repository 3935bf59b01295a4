// SPDX-License-Identifier: Apache-2.0

package io.telltale.value;

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
    boolean parameter = false;
    for (int i = 0; i < path.length() && path.charAt(i) != '?'; i++) {
      char c = path.charAt(i);
      parameter = c == ';' || (parameter && c != '/');
      if (!parameter) {
        kept.append(c);
      }
    }
    return kept.toString();
  }
}
