// SPDX-License-Identifier: Apache-2.0

package io.telltale.value;

import io.telltale.config.Secrets;
import io.telltale.config.SyntaxException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A parameter or header of a request under whose name a secret is sent, as in {@code
 * request.parameter("password")} or {@code request.parameterMap["pin"][0]}, or all of them, or a
 * property that is a password, as in {@code args[0].newPassword}. It may be asked whether it is
 * there; of a header or property also what it looks like, since the kind of credentials matters.
 */
final class SecretRead {

  private final String name;
  private final boolean parameter;
  private final int offset;

  private SecretRead(String name, boolean parameter, int offset) {
    this.name = name;
    this.parameter = parameter;
    this.offset = offset;
  }

  /** The first one in the steps of a path; null if there is none. */
  static @Nullable SecretRead in(List<Token> steps) {
    String carrier = "";
    String last = "";
    int lastOffset = 0;
    for (Token token : steps) {
      if (!carrier.isEmpty() && token.is("*") && !last.matches("keySet|.*[nN]ames")) {
        return new SecretRead("*", carrier.equals("parameter"), token.offset);
      }
      boolean named = token.kind == Token.Kind.STRING || token.kind == Token.Kind.WORD;
      if (!carrier.isEmpty() && named && Secrets.isSentUnder(token.text)) {
        return new SecretRead(token.text, carrier.equals("parameter"), token.offset);
      }
      if (token.kind == Token.Kind.WORD) {
        last = token.text;
        lastOffset = token.offset;
        String word = token.text.toLowerCase(Locale.ROOT);
        carrier = word.contains("parameter") ? "parameter" : carrier;
        carrier = word.contains("header") || word.contains("cookie") ? "header" : carrier;
      }
    }
    return Secrets.isPassword(last) ? new SecretRead(last, false, lastOffset) : null;
  }

  static void refuse(@Nullable SecretRead read) throws SyntaxException {
    if (read != null) {
      String rest = read.parameter ? "; only whether it is there ('!= null') may be asked" : "";
      throw new SyntaxException(
          read.offset, "'" + read.name + "' would hold a secret, which may not leave" + rest);
    }
  }

  static void refuseParameter(@Nullable SecretRead read) throws SyntaxException {
    refuse(read != null && read.parameter ? read : null);
  }
}
