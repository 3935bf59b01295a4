// SPDX-License-Identifier: Apache-2.0

package io.telltale.survey;

import io.telltale.config.Secrets;
import io.telltale.weave.MethodFacts;
import java.util.Arrays;
import java.util.List;

/** What a method takes, returns and declares. */
class Signature {

  final MethodFacts facts;

  Signature(MethodFacts facts) {
    this.facts = facts;
  }

  /** Whether a parameter's name or type is of that notion. */
  boolean takes(Word word) {
    for (int i = 0; i < facts.parameterTypes().size(); i++) {
      if (parameterIs(i, word)) {
        return true;
      }
    }
    return false;
  }

  boolean parameterIs(int index, Word word) {
    String type = facts.parameterTypes().get(index);
    boolean plain = type.startsWith("java.") || type.indexOf('.') < 0;
    return word.isIn(Tokens.of(facts.parameterNames().get(index)))
        || (!plain && word.isIn(Tokens.of(Notation.simple(type))));
  }

  /** A text and then a text or characters, which may be a name and a password. */
  boolean takesTwoTexts() {
    for (int i = 0; i < facts.parameterTypes().size(); i++) {
      if (isFollowedByText(i)) {
        return true;
      }
    }
    return false;
  }

  private boolean isFollowedByText(int index) {
    List<String> types = facts.parameterTypes();
    return index + 1 < types.size()
        && types.get(index).equals("java.lang.String")
        && Arrays.asList("java.lang.String", "char[]", "byte[]").contains(types.get(index + 1));
  }

  /** Whether what follows is a password, as far as can be seen. */
  boolean isFollowedByPassword(int index) {
    return isFollowedByText(index)
        && (parameterIs(index + 1, Word.PASSWORD) || !knowsParameterNames());
  }

  boolean parameterMayBeSecret(int index) {
    return mayBeSecret(facts.parameterNames().get(index));
  }

  static boolean mayBeSecret(String name) {
    return Secrets.isSentUnder(name) || Word.PASSWORD.isIn(Tokens.of(name));
  }

  boolean knowsParameterNames() {
    return facts.parameterNames().stream().anyMatch(known -> !known.isEmpty());
  }

  boolean takesRequest() {
    return facts.parameterTypes().stream()
        .anyMatch(type -> type.endsWith("servlet.http.HttpServletRequest"));
  }

  boolean returns(String... types) {
    for (String type : types) {
      if (facts.returnType().equals(type)) {
        return true;
      }
    }
    return false;
  }

  boolean returnsBoolean() {
    return returns("boolean", "java.lang.Boolean");
  }

  boolean returnsObject() {
    String type = facts.returnType();
    return type.indexOf('.') >= 0 && !returnsBoolean() && !type.equals("java.lang.String");
  }

  /** Whether who is signed in, or proof of it, is what it returns. */
  boolean returnsUser() {
    Tokens returned = Tokens.of(Notation.simple(facts.returnType()));
    return returnsObject()
        && (Word.USER.isIn(returned)
            || Word.LOGIN.isIn(returned)
            || returned.contains("session")
            || returned.contains("token"));
  }

  boolean declaresExceptionOf(Word word) {
    return facts.exceptions().stream()
        .anyMatch(type -> word.isIn(Tokens.of(Notation.simple(type))));
  }

  boolean takesCredentials() {
    return !takesTwoTexts() && (takes(Word.PASSWORD) || takesTypeOf(Word.LOGIN));
  }

  /** A name and a password, as far as can be seen. */
  boolean takesNameAndPassword() {
    return takesTwoTexts() && (takes(Word.PASSWORD) || !knowsParameterNames());
  }

  private boolean takesTypeOf(Word word) {
    return facts.parameterTypes().stream()
        .anyMatch(type -> type.indexOf('.') >= 0 && word.isIn(Tokens.of(Notation.simple(type))));
  }

  boolean takesDestination() {
    return facts.parameterTypes().stream()
        .anyMatch(type -> type.matches(".*(Writer|OutputStream|File|Path)"));
  }

  boolean takesText() {
    return facts.parameterTypes().contains("java.lang.String");
  }

  boolean takesSession() {
    return takesRequest()
        || facts.parameterTypes().stream()
            .anyMatch(type -> Tokens.of(Notation.simple(type)).contains("session"));
  }

  /** Neither a result nor an exception of its own. */
  boolean tellsNothing() {
    return returns("void") && !declaresExceptionOf(Word.LOGIN) && !declaresExceptionOf(Word.DENIED);
  }
}
