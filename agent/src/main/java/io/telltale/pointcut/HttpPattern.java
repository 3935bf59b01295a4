// SPDX-License-Identifier: Apache-2.0

package io.telltale.pointcut;

import io.telltale.config.SyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which requests: {@code POST /login}, {@code GET|POST /reports/*.csv}, {@code * /admin/**}. A
 * {@code *} stands for characters of one segment, a segment {@code **} for any number of segments,
 * none included. A slash at the end makes no difference.
 */
public final class HttpPattern {

  private static final String ANY_SEGMENTS = "**";

  private final Set<String> methods;
  private final String[] segments;
  private final String literalStart;

  private HttpPattern(Set<String> methods, String[] segments) {
    this.methods = methods;
    this.segments = segments;
    this.literalStart = literalStart(segments);
  }

  /**
   * Parses a pattern.
   *
   * @throws SyntaxException if it is none
   */
  public static HttpPattern parse(String text) throws SyntaxException {
    int slash = text.indexOf('/');
    String words = slash < 0 ? text.trim() : text.substring(0, slash).trim();
    if (words.isEmpty() || slash < 0) {
      throw new SyntaxException(
          Math.max(0, slash), "expected a method and a path, such as POST /account/forgot");
    }
    return new HttpPattern(methods(words), segments(text, slash));
  }

  private static Set<String> methods(String words) throws SyntaxException {
    if (words.equals("*")) {
      return Collections.emptySet();
    }
    Set<String> methods = new LinkedHashSet<>();
    int offset = 0;
    for (String word : words.split("\\|", -1)) {
      String method = word.trim();
      if (!method.matches("[A-Z][A-Z-]*")) {
        throw new SyntaxException(
            offset, "'" + method + "' is no method: capitals, as in GET, GET|POST, or * for any");
      }
      methods.add(method);
      offset += word.length() + 1;
    }
    return methods;
  }

  private static String[] segments(String text, int slash) throws SyntaxException {
    List<String> segments = new ArrayList<>();
    String path = text.trim();
    for (int at = slash; at < path.length(); ) {
      int end = path.indexOf('/', at + 1);
      end = end < 0 ? path.length() : end;
      String segment = path.substring(at + 1, end);
      check(segment, at + 1, end == path.length());
      if (!segment.isEmpty()) {
        segments.add(segment);
      }
      at = end;
    }
    return segments.toArray(new String[0]);
  }

  private static void check(String segment, int offset, boolean last) throws SyntaxException {
    if (segment.isEmpty() && !last) {
      throw new SyntaxException(offset, "an empty segment; paths are compared without");
    }
    if (segment.contains(ANY_SEGMENTS) && !segment.equals(ANY_SEGMENTS)) {
      throw new SyntaxException(offset, "'**' stands alone between slashes");
    }
    if (segment.equals(".") || segment.equals("..")) {
      throw new SyntaxException(offset, "'" + segment + "' is resolved before paths are compared");
    }
    for (int i = 0; i < segment.length(); i++) {
      if ("?#;%".indexOf(segment.charAt(i)) >= 0) {
        throw new SyntaxException(
            offset + i,
            "'"
                + segment.charAt(i)
                + "' is never in a path: it is compared decoded, without query and parameters");
      }
    }
  }

  /** What every matching path begins with; of a segment that has a wildcard nothing behind it. */
  private static String literalStart(String[] segments) {
    StringBuilder start = new StringBuilder();
    for (String segment : segments) {
      if (segment.equals(ANY_SEGMENTS)) {
        break; // which may stand for nothing, the slash before it included
      }
      int star = segment.indexOf('*');
      start.append('/').append(segment, 0, star < 0 ? segment.length() : star);
      if (star >= 0) {
        break;
      }
    }
    return start.toString();
  }

  /** The methods; empty for any. */
  public Set<String> methods() {
    return Collections.unmodifiableSet(methods);
  }

  /** Whether a path could match, with or without a context path before it. Allocates nothing. */
  public boolean mayMatch(String path) {
    return path.indexOf(literalStart) >= 0;
  }

  /**
   * Whether a path matches from some place on. Allocates nothing.
   *
   * @param path as {@link HttpPath#canonical} makes it
   * @param from where to begin, at a slash or at the end
   */
  public boolean matches(String path, int from) {
    if (!path.startsWith(literalStart, from)) {
      return false;
    }
    int to = path.length();
    int next = 0;
    int at = from;
    int retry = -1;
    int retryAt = from;
    while (at < to) {
      int end = endOfSegment(path, at);
      if (next < segments.length && segments[next].equals(ANY_SEGMENTS)) {
        retry = ++next;
        retryAt = at;
      } else if (next < segments.length && matches(segments[next], path, at + 1, end)) {
        next++;
        at = end;
      } else if (retry >= 0) {
        retryAt = endOfSegment(path, retryAt);
        at = retryAt;
        next = retry;
      } else {
        return false;
      }
    }
    while (next < segments.length && segments[next].equals(ANY_SEGMENTS)) {
      next++;
    }
    return next == segments.length;
  }

  private static int endOfSegment(String path, int slash) {
    int end = path.indexOf('/', slash + 1);
    return end < 0 ? path.length() : end;
  }

  /** One segment, in which a star stands for any characters. */
  private static boolean matches(String pattern, String path, int from, int to) {
    int next = 0;
    int at = from;
    int retry = -1;
    int retryAt = from;
    while (at < to) {
      if (next < pattern.length() && pattern.charAt(next) == '*') {
        retry = ++next;
        retryAt = at;
      } else if (next < pattern.length() && pattern.charAt(next) == path.charAt(at)) {
        next++;
        at++;
      } else if (retry >= 0) {
        at = ++retryAt;
        next = retry;
      } else {
        return false;
      }
    }
    while (next < pattern.length() && pattern.charAt(next) == '*') {
      next++;
    }
    return next == pattern.length();
  }

  @Override
  public String toString() {
    String words = methods.isEmpty() ? "*" : String.join("|", methods);
    return words + " /" + String.join("/", Arrays.asList(segments));
  }
}
