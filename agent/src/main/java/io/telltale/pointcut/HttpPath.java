// SPDX-License-Identifier: Apache-2.0

package io.telltale.pointcut;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The path of a request as a container looks at it to find who answers. Else {@code /%6Cogin},
 * {@code //login} and {@code /x/../login;v=1} would reach a page of which nobody is told.
 */
public final class HttpPath {

  private HttpPath() {}

  /**
   * Without parameters, decoded, without empty segments and dots (RFC 3986, section 5.2.4), without
   * a slash at the end; the root is empty. The same object if it was so already.
   */
  public static String canonical(String path) {
    if (path.equals("/")) {
      return "";
    }
    return isCanonical(path) ? path : resolve(decode(withoutParameters(path)));
  }

  private static boolean isCanonical(String path) {
    int length = path.length();
    if (length == 0) {
      return true;
    }
    if (path.charAt(0) != '/' || path.charAt(length - 1) == '/') {
      return false;
    }
    for (int i = 0; i < length; i++) {
      char c = path.charAt(i);
      if (c == ';' || c == '%' || c == '\\' || (c == '/' && isSpecial(path.charAt(i + 1)))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSpecial(char afterSlash) {
    return afterSlash == '/' || afterSlash == '.';
  }

  private static String withoutParameters(String path) {
    StringBuilder kept = new StringBuilder(path.length());
    boolean parameter = false;
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      parameter = c != '/' && (parameter || c == ';');
      if (!parameter) {
        kept.append(c);
      }
    }
    return kept.toString();
  }

  /** UTF-8; what is no escape stays as it is. */
  private static String decode(String path) {
    if (path.indexOf('%') < 0) {
      return path;
    }
    byte[] bytes = path.getBytes(StandardCharsets.UTF_8);
    ByteBuffer decoded = ByteBuffer.allocate(bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      int high = bytes[i] == '%' && i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
      int low = high < 0 ? -1 : Character.digit(bytes[i + 2], 16);
      if (low < 0) {
        decoded.put(bytes[i]);
      } else {
        decoded.put((byte) (high << 4 | low));
        i += 2;
      }
    }
    return new String(decoded.array(), 0, decoded.position(), StandardCharsets.UTF_8);
  }

  private static String resolve(String path) {
    Deque<String> segments = new ArrayDeque<>();
    for (String segment : path.replace('\\', '/').split("/")) {
      if (segment.equals("..")) {
        segments.pollLast();
      } else if (!segment.isEmpty() && !segment.equals(".")) {
        segments.addLast(segment);
      }
    }
    StringBuilder resolved = new StringBuilder();
    for (String segment : segments) {
      resolved.append('/').append(segment);
    }
    return resolved.toString();
  }
}
