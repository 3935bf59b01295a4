// SPDX-License-Identifier: Apache-2.0

package io.telltale.redact;

import io.telltale.value.Plain;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes secrets out of free text, in one pass. What is found leaves its kind behind: {@code
 * [card]}, {@code [token]}.
 *
 * <p>Implementation notes. Most texts hold nothing: for them the cost is one look at each
 * character. A word is read whole by each detector once and then left behind; what may stand inside
 * it is bounded in length, as a card has at most nineteen digits. So the time is linear in the
 * length of any text, and an attacker who fills a User-Agent with beginnings of tokens gains
 * nothing. Regular expressions of the usual lists cost eighty times as much on a User-Agent and go
 * quadratic on some inputs; a library that is small, maintained and linear was not found.
 */
final class TextScanner {

  private static final String PEM = "-----BEGIN ";
  private static final String PEM_END = "-----END ";
  private static final String PRIVATE = "PRIVATE KEY";
  private static final int LONGEST_PEM_LABEL = 64;

  /** What is so long was cut, and what it ends with may be the beginning of a secret. */
  private static final int LONGEST = Plain.LONGEST - 1;

  private static final int LONGEST_CUT = 64;

  private final boolean emails;
  private final List<OwnPattern> own;
  private final boolean random;

  /**
   * Makes one.
   *
   * @param emails whether addresses of e-mail are taken out too
   * @param own patterns that the user added
   */
  TextScanner(boolean emails, List<OwnPattern> own) {
    this(emails, own, true);
  }

  private TextScanner(boolean emails, List<OwnPattern> own, boolean random) {
    this.emails = emails;
    this.own = own;
    this.random = random;
  }

  /** One that leaves alone what only looks random. */
  static TextScanner ofIds(boolean emails, List<OwnPattern> own) {
    return new TextScanner(emails, own, false);
  }

  /** The text as it may leave; the same object if it may leave as it is. */
  String clean(String text) {
    String cleaned = new Pass(text).run();
    for (OwnPattern pattern : own) {
      cleaned = pattern.clean(cleaned);
    }
    return cleaned;
  }

  /** One text. */
  private final class Pass {
    private final String text;
    private @Nullable StringBuilder out;
    private int kept;
    private int at;

    Pass(String text) {
      this.text = text;
    }

    String run() {
      while (at < text.length()) {
        char c = text.charAt(at);
        if (Words.isLetterOrDigit(c)) {
          word();
        } else if (c == ':') {
          uri();
        } else if (c == '%') {
          escape();
        } else if (c == '-' && isPrivateKey()) {
          pem();
        } else if (c == '@' && emails) {
          email();
        } else {
          at++;
        }
      }
      StringBuilder changed = out;
      if (text.length() >= LONGEST) {
        int end = Math.max(kept, text.length() - LONGEST_CUT);
        return (changed == null ? new StringBuilder() : changed).append(text, kept, end).toString();
      }
      return changed == null ? text : changed.append(text, kept, text.length()).toString();
    }

    private void word() {
      int end = Words.end(text, at);
      if (wholeWord(end)) {
        return;
      }
      while (at < end) {
        if (part(end)) {
          return;
        }
        at = nextPart(at, end);
      }
    }

    /** What only a whole word can be. */
    private boolean wholeWord(int end) {
      Stretch value = Named.valueOf(text, at, end);
      if (value != null) {
        return replace(value.start, value.end, "[secret]");
      }
      Stretch credential = Credentials.ofScheme(text, at, end);
      if (credential != null) {
        return replace(credential.start, credential.end, "[credentials]");
      }
      Stretch address = Credentials.ofAddress(text, at);
      if (address != null) {
        return replace(address.start, address.end, "[secret]");
      }
      int token = random ? Tokens.end(text, at, end) : Tokens.endInside(text, at, end);
      return token > 0 && replace(at, token, "[token]");
    }

    /** What may stand in a word behind a hyphen or underscore too. */
    private boolean part(int end) {
      int iban = Ibans.end(text, at);
      if (iban > 0) {
        return replace(at, iban, "[iban]");
      }
      int number = at; // behind letters too, as in PAN4111…
      while (number < end && Words.isLetter(text.charAt(number))) {
        number++;
      }
      int card = number < end && Words.isDigit(text.charAt(number)) ? Cards.end(text, number) : -1;
      if (card > 0) {
        return replace(number, card, "[card]");
      }
      int ssn = number == at ? SocialSecurity.end(text, at) : -1;
      if (ssn > 0) {
        return replace(at, ssn, "[ssn]");
      }
      int token = Tokens.endInside(text, at, end);
      return token > 0 && replace(at, token, "[token]");
    }

    private int nextPart(int start, int end) {
      int next = start;
      while (next < end && Words.isLetterOrDigit(text.charAt(next))) {
        next++;
      }
      while (next < end && !Words.isLetterOrDigit(text.charAt(next))) {
        next++;
      }
      return next;
    }

    /** {@code %3D}: its digits are no part of the word that follows, but for those of a card. */
    private void escape() {
      boolean escape =
          at + 2 < text.length()
              && Words.isHexDigit(text.charAt(at + 1))
              && Words.isHexDigit(text.charAt(at + 2));
      int card = escape && Words.isDigit(text.charAt(at + 1)) ? Cards.end(text, at + 1) : -1;
      if (card > 0) {
        replace(at + 1, card, "[card]");
      } else {
        at += escape ? 3 : 1;
      }
    }

    private void uri() {
      Stretch password = Credentials.ofUri(text, at);
      if (password == null) {
        at++;
      } else {
        replace(password.start, password.end, "[secret]");
      }
    }

    private boolean isPrivateKey() {
      if (!text.startsWith(PEM, at)) {
        return false;
      }
      int kind = at + PEM.length();
      int most = Math.min(text.length(), kind + LONGEST_PEM_LABEL);
      while (kind < most && text.charAt(kind) != '-' && !text.startsWith(PRIVATE, kind)) {
        kind++;
      }
      return text.startsWith(PRIVATE, kind);
    }

    private void pem() {
      int end = text.indexOf(PEM_END, at);
      int line = end < 0 ? -1 : text.indexOf("-----", end + PEM_END.length());
      replace(at, line < 0 ? text.length() : line + 5, "[key]");
    }

    private void email() {
      int start = at;
      while (start > kept && isOfMailbox(text.charAt(start - 1))) {
        start--;
      }
      int end = at + 1;
      while (end < text.length() && isOfDomain(text.charAt(end))) {
        end++;
      }
      if (start == at || text.substring(at + 1, end).indexOf('.') < 1) {
        at++;
      } else {
        replace(start, end, "[email]");
      }
    }

    /** Always true, as something was found. */
    private boolean replace(int start, int end, String kind) {
      StringBuilder changed = out == null ? new StringBuilder(text.length()) : out;
      changed.append(text, kept, start).append(kind);
      out = changed;
      kept = end;
      at = end;
      return true;
    }
  }

  private static boolean isOfMailbox(char c) {
    return Words.isPart(c) || ".+%!#$&*/=?^`{|}~'".indexOf(c) >= 0;
  }

  private static boolean isOfDomain(char c) {
    return Words.isLetterOrDigit(c) || c == '-' || c == '.';
  }
}
