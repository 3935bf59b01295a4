// SPDX-License-Identifier: Apache-2.0

package io.telltale.redact;

import io.telltale.config.Secrets;
import org.jspecify.annotations.Nullable;

/**
 * Secrets that stand beside a name that says so: {@code password=…}, {@code "pin": "…"}, {@code
 * Cookie: …}, {@code <secret>…}, {@code --token …}, {@code password%3D…}, {@code /reset/…}.
 */
final class Named {

  /** Beyond that a word is no name. */
  private static final int LONGEST_NAME = 40;

  private static final int LONGEST_SIGN = 6;
  private static final String TAKEN_OUT = "[secret]";
  private static final String HEX = "%3D%3d%3A%3a%22%27";
  private static final int HEX_OF_SIGNS = 12;

  private final String text;
  private final String name;
  private final boolean everyday;
  private final boolean header;

  /** Where the value begins, as far as it is known. */
  private int at;

  private char sign;
  private boolean quotedName;
  private boolean encoded;

  private Named(String text, int start, int wordEnd) {
    this.text = text;
    this.name = Words.bare(text, start, wordEnd);
    this.everyday = Secrets.isEveryday(name);
    this.header = Secrets.isHeader(name);
    this.at = wordEnd;
  }

  /** The value of a name that is a word of a text; null if it is no secret's name. */
  static @Nullable Stretch valueOf(String text, int start, int wordEnd) {
    if (wordEnd - start > LONGEST_NAME || wordEnd == text.length()) {
      return null;
    }
    if (!mayBeName(text, start, wordEnd)) {
      return null;
    }
    Named named = new Named(text, start, wordEnd);
    boolean known = named.everyday || named.header || Secrets.isKeptUnder(named.name);
    if (!known && !Secrets.isTokensName(named.name)) {
      return null;
    }
    if (text.charAt(wordEnd) == '/') {
      return named.segment();
    }
    boolean option = text.startsWith("--", start - 2);
    if (!named.findSign(option, start > 0 && text.charAt(start - 1) == '<')) {
      return null;
    }
    boolean doubtful = !known || (named.everyday && named.isProse());
    return doubtful ? named.token() : named.value();
  }

  /** Whether it is more likely a word before a colon: {@code second pass: failed}. */
  private boolean isProse() {
    return sign == ':' && !quotedName && !header;
  }

  /** Cheap, as it is asked of each word. */
  private static boolean mayBeName(String text, int start, int wordEnd) {
    char next = text.charAt(wordEnd);
    if (next == ' ' && wordEnd + 1 < text.length()) {
      return "=:\"'".indexOf(text.charAt(wordEnd + 1)) >= 0 || text.startsWith("--", start - 2);
    }
    return "=:\"'%\\>]/".indexOf(next) >= 0;
  }

  /** What follows {@code /reset/} in a path. */
  private @Nullable Stretch segment() {
    Stretch value = new Stretch(at + 1, Words.end(text, at + 1));
    return Tokens.isRandom(text, value.start, value.end) ? value : null;
  }

  /** The value of a name that has others too, if it is nothing that a person would write. */
  private @Nullable Stretch token() {
    openingQuote();
    int end = at;
    while (end < text.length()) {
      char c = text.charAt(end);
      boolean escape = text.startsWith("%2B", end) || text.startsWith("%2F", end);
      if (!escape && !Words.isPart(c) && ".~+/".indexOf(c) < 0) {
        break;
      }
      end += escape ? 3 : 1;
    }
    boolean number = name.equals("pin") && isNumber(at, end);
    return number || Tokens.isRandom(text, at, end) ? new Stretch(at, end) : null;
  }

  private boolean isNumber(int start, int end) {
    boolean number = end - start >= 4;
    for (int i = start; i < end; i++) {
      number &= text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }
    return number;
  }

  /** Goes behind what stands between a name and its value. */
  private boolean findSign(boolean option, boolean tag) {
    int most = Math.min(text.length(), at + LONGEST_SIGN);
    boolean blank = false;
    while (at < most) {
      char c = text.charAt(at);
      if (c == '%' && HEX.indexOf(hex()) >= 0 && at + 2 < text.length()) {
        encoded = true;
        boolean isSign = HEX.indexOf(hex()) < HEX_OF_SIGNS;
        at += 3;
        if (isSign) {
          sign = text.charAt(at - 1) == 'A' || text.charAt(at - 1) == 'a' ? ':' : '=';
          return true;
        }
      } else if (c == '=' || c == ':' || (c == '>' && tag)) {
        sign = c;
        at++;
        return true;
      } else if (blank && (c == '"' || c == '\'')) {
        sign = '=';
        return !everyday && !header; // password 'x'
      } else if (c == '"' || c == '\'' || c == '\\' || c == ']') {
        quotedName = true;
        at++;
      } else if (c == ' ') {
        blank = true;
        at++;
      } else {
        sign = '=';
        return blank && option;
      }
    }
    return false;
  }

  private String hex() {
    return text.substring(at, Math.min(text.length(), at + 3));
  }

  private @Nullable Stretch value() {
    char quote = openingQuote();
    int start = at;
    if (start >= text.length() || text.startsWith(TAKEN_OUT, start)) {
      return null;
    }
    int end;
    if (quote != 0) {
      end = endOfQuoted(quote);
    } else if (sign == '>') {
      end = endBefore("<");
    } else if (encoded) {
      end = endOfEncoded();
    } else if (header) {
      end = sign == ':' ? endBefore("\"\r\n") : endBefore("\"\r\n}]");
    } else {
      end = endOfValue(text, start);
      end = Credentials.isScheme(text, start, end) ? endOfValue(text, end + 1) : end;
    }
    return end > start ? new Stretch(start, Math.min(end, text.length())) : null;
  }

  private char openingQuote() {
    char quote = 0;
    for (int most = at + LONGEST_SIGN; at < text.length() && at < most; at++) {
      char c = text.charAt(at);
      if (quote != 0 || (" =[\\\"'>(".indexOf(c) < 0 && !(c == '%' && encoded))) {
        break;
      }
      if (text.startsWith(TAKEN_OUT, at)) {
        break;
      }
      if (c == '%') {
        if (!hex().equals("%22") && !hex().equals("%27") && !hex().equals("%20")) {
          break;
        }
        at += 2;
      } else if (c == '"' || c == '\'') {
        quote = c;
      }
    }
    return quote;
  }

  /** Up to a quote that is neither escaped nor, as in SQL, doubled. */
  private int endOfQuoted(char quote) {
    boolean escaped = at > 1 && text.charAt(at - 2) == '\\';
    for (int i = at; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && i + 1 < text.length() && (!escaped || text.charAt(i + 1) == '\\')) {
        i += escaped ? 2 : 1;
      } else if (c == quote) {
        boolean doubled = i + 1 < text.length() && text.charAt(i + 1) == quote;
        if (!doubled || i == at) {
          return escaped && i > at ? i - 1 : i;
        }
        i++;
      }
    }
    return text.length();
  }

  private int endBefore(String any) {
    int end = at;
    while (end < text.length() && any.indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return end;
  }

  private int endOfEncoded() {
    int end = at;
    while (end < text.length() && "\"' \t\r\n&<>".indexOf(text.charAt(end)) < 0) {
      if (text.charAt(end) == '%'
          && "%26%22%27%2C%2c%7D%7d%20%3B%3b"
              .contains(text.substring(end, Math.min(text.length(), end + 3)))) {
        break;
      }
      end++;
    }
    return end;
  }

  /** A comma or bracket is part of a value if more of it follows, and no other name. */
  static int endOfValue(String text, int start) {
    int end = Math.min(start, text.length());
    while (end < text.length()) {
      char c = text.charAt(end);
      if ("\"' \t\r\n&".indexOf(c) >= 0) {
        break;
      }
      if (",;)}]<>|".indexOf(c) >= 0) {
        int word = Words.end(text, end + 1);
        boolean name = word < text.length() && "=:".indexOf(text.charAt(word)) >= 0;
        if (word == end + 1 || name) {
          break;
        }
        end = word;
      } else {
        end++;
      }
    }
    return end;
  }
}
