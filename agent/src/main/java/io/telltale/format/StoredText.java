// SPDX-License-Identifier: Apache-2.0

package io.telltale.format;

import io.telltale.event.Name;
import io.telltale.event.Pairs;
import org.jspecify.annotations.Nullable;

/** Reads CEF, LEEF and structured data as {@link Schema} writes them. For one thread. */
final class StoredText {

  static final String CEF = "CEF:0|Telltale|Telltale|";
  static final String LEEF = "LEEF:2.0|Telltale|Telltale|";
  static final String DATA = "[telltale@";

  private static final Name ENTERPRISE = Name.of("header.enterprise");
  private static final String[] CEF_HEADER = {
    "header.version", "header.event", "header.name", "header.severity"
  };
  private static final String[] LEEF_HEADER = {"header.version", "header.event"};

  private final Pairs pairs = Pairs.ofAnyText();
  private String text = "";
  private int at;

  /** The pairs of a text that begins with {@link #CEF}; null if it is none. */
  @Nullable Pairs cef(String from) {
    begin(from, CEF);
    for (String name : CEF_HEADER) {
      if (!header(name)) {
        return null;
      }
    }
    int equals = nextEquals(at);
    while (equals >= 0) {
      Name name = Name.of(text.substring(at, equals));
      int next = nextEquals(equals + 1);
      int end = next < 0 ? text.length() : text.lastIndexOf(' ', next);
      if (end <= equals) {
        return null;
      }
      pairs.longText(name, unescaped(equals + 1, end, "\\="));
      at = Math.min(text.length(), end + 1);
      equals = next;
    }
    return sorted();
  }

  /** The next sign that is not behind a backslash, and so ends a name. */
  private int nextEquals(int from) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '=') {
        return i;
      }
    }
    return -1;
  }

  /** The pairs of a text that begins with {@link #LEEF}; null if it is none. */
  @Nullable Pairs leef(String from) {
    begin(from, LEEF);
    for (String name : LEEF_HEADER) {
      if (!header(name)) {
        return null;
      }
    }
    if (!text.startsWith("^|", at)) {
      return null;
    }
    for (String pair : text.substring(at + 2).split("\\^")) {
      int equals = pair.indexOf('=');
      if (equals < 0) {
        return null;
      }
      pairs.longText(Name.of(pair.substring(0, equals)), pair.substring(equals + 1));
    }
    return sorted();
  }

  /** The pairs of a text that begins with {@link #DATA}; null if it is none. */
  @Nullable Pairs data(String from) {
    begin(from, DATA);
    int number = at;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    pairs.longText(ENTERPRISE, text.substring(number, at));
    while (text.startsWith(" ", at)) {
      int equals = text.indexOf("=\"", at);
      if (equals < 0) {
        return null;
      }
      Name name = Name.of(text.substring(at + 1, equals));
      int end = equals + 2;
      while (end < text.length() && text.charAt(end) != '"') {
        end += text.charAt(end) == '\\' ? 2 : 1;
      }
      if (end >= text.length()) {
        return null;
      }
      pairs.longText(name, unescaped(equals + 2, end, "\"\\]"));
      at = end + 1;
    }
    return text.startsWith("]", at) ? sorted() : null;
  }

  private void begin(String from, String start) {
    pairs.clear();
    text = from;
    at = start.length();
  }

  private Pairs sorted() {
    pairs.sort();
    return pairs;
  }

  /** A field of a header, up to the next bar that is not behind a backslash. */
  private boolean header(String name) {
    int end = at;
    while (end < text.length() && text.charAt(end) != '|') {
      end += text.charAt(end) == '\\' ? 2 : 1;
    }
    if (end >= text.length()) {
      return false;
    }
    pairs.longText(Name.of(name), unescaped(at, end, "\\|"));
    at = end + 1;
    return true;
  }

  private String unescaped(int from, int to, String escaped) {
    int backslash = text.indexOf('\\', from);
    if (backslash < 0 || backslash >= to) {
      return text.substring(from, to);
    }
    StringBuilder plain = new StringBuilder(to - from);
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c == '\\' && i + 1 < to && escaped.indexOf(text.charAt(i + 1)) >= 0) {
        c = text.charAt(++i);
      }
      plain.append(c);
    }
    return plain.toString();
  }
}
