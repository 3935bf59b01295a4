// SPDX-License-Identifier: Apache-2.0

package io.telltale.survey;

import io.telltale.weave.ClassFacts;
import io.telltale.weave.MethodFacts;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a candidate becomes in a configuration: conditions and values that fit its signature. */
final class Proposal {

  private static final String STRING = "java.lang.String";

  /** Properties by which a user is called, the best first. */
  private static final List<String> CALLED =
      Arrays.asList("login", "loginname", "username", "userid", "uid", "email", "name", "id");

  private final Code code;
  private final Kind kind;
  private final CodeMethod method;
  private final MethodFacts facts;
  private final Map<String, String> keys = new LinkedHashMap<>();

  private Proposal(Code code, Candidate candidate) {
    this.code = code;
    this.kind = candidate.kind();
    this.method = candidate.code();
    this.facts = method.facts;
  }

  /** The keys of a pointcut besides its id and where it applies. */
  static Map<String, String> keysOf(Code code, Candidate candidate) {
    Proposal proposal = new Proposal(code, candidate);
    proposal.keys.put("event", candidate.kind().event());
    proposal.fill();
    return proposal.keys;
  }

  private void fill() {
    switch (kind) {
      case SIGN_IN:
        failure(true);
        put("user", user());
        break;
      case SIGN_OUT:
        keys.put("before", "{ who: user }");
        keys.put("ignore", "before.who == null");
        keys.put("user", "before.who");
        break;
      case PASSWORD_RESET:
        failure(false);
        put("user", user());
        break;
      case EXPORT:
        failure(false);
        put("resource", exported());
        put("rows", rows());
        break;
      case PERMISSION:
        failure(false);
        put("resource", right());
        break;
      default:
        failure(false);
        put("resource", user());
    }
  }

  private void put(String key, @Nullable String value) {
    if (value != null) {
      keys.put(key, value);
    }
  }

  private void failure(boolean nullFails) {
    if (method.returnsBoolean()) {
      keys.put("failure", "return == " + (method.isNamed(Word.DENIED) ? "true" : "false"));
    } else if (nullFails && facts.returnType().indexOf('.') >= 0) {
      keys.put("failure", "return == null");
    }
  }

  /** Who it is about. Never a text that may be the password or what it is compared with. */
  private @Nullable String user() {
    for (int i = 0; i < facts.parameterTypes().size(); i++) {
      String value = userIn(i);
      if (value != null) {
        return value;
      }
    }
    return parameter();
  }

  private @Nullable String userIn(int index) {
    String type = facts.parameterTypes().get(index);
    String value = "args[" + index + "]";
    if (type.equals(STRING)) {
      return isUserText(index) ? value : null;
    }
    boolean array = type.endsWith("[]");
    String called = called(code, array ? type.substring(0, type.length() - 2) : type);
    return called == null ? null : value + (array ? "[0]." : ".") + called;
  }

  private boolean isUserText(int index) {
    if (method.parameterMayBeSecret(index)) {
      return false;
    }
    if (method.parameterIs(index, Word.USER) || method.parameterIs(index, Word.EMAIL)) {
      return true;
    }
    switch (kind) {
      case SIGN_IN:
        return method.isFollowedByPassword(index);
      case PASSWORD_CHANGE:
        return false; // it may be the old one
      case PASSWORD_RESET:
        return !method.isNamed(Word.PASSWORD); // it may be the new one
      default:
        return true;
    }
  }

  /** What the page's field is called, if the method reads it from the request. */
  private @Nullable String parameter() {
    if (!method.doesItself(Deed.READS_PARAMETERS)) {
      return null;
    }
    for (String text : facts.texts()) {
      boolean plain = text.matches("[A-Za-z_][\\w.-]{0,30}");
      if (plain && Word.USER.isIn(Tokens.of(text)) && !Signature.mayBeSecret(text)) {
        return "request.parameter(\"" + text + "\")";
      }
    }
    return null;
  }

  /** By what a user is called, if a type of the application's has that name and is about users. */
  static @Nullable String propertyOfUser(Code code, String simpleName) {
    for (ClassFacts type : code.types()) {
      if (Notation.simple(type.name()).equalsIgnoreCase(simpleName)) {
        String called = called(code, type.name());
        if (called != null) {
          return called;
        }
      }
    }
    return null;
  }

  /** The property of a type of the application's by which a user is called. */
  private static @Nullable String called(Code code, String typeName) {
    if (typeName.equals("java.security.Principal")) {
      return "name";
    }
    ClassFacts type = code.type(typeName);
    if (type == null || !isAboutPeople(typeName)) {
      return null;
    }
    String best = null;
    int rank = CALLED.size();
    for (MethodFacts getter : type.methods()) {
      String property = property(getter);
      int its = property == null ? -1 : CALLED.indexOf(property.toLowerCase(Locale.ROOT));
      if (its >= 0 && its < rank) {
        best = property;
        rank = its;
      }
    }
    return best;
  }

  private static boolean isAboutPeople(String typeName) {
    Tokens tokens = Tokens.of(Notation.simple(typeName));
    return Word.USER.isIn(tokens) || Word.LOGIN.isIn(tokens);
  }

  private static @Nullable String property(MethodFacts getter) {
    boolean isGetter =
        getter.name().matches("get\\p{Lu}\\w*")
            && getter.parameterTypes().isEmpty()
            && getter.returnType().equals(STRING);
    return isGetter
        ? getter.name().substring(3, 4).toLowerCase(Locale.ROOT) + getter.name().substring(4)
        : null;
  }

  private @Nullable String exported() {
    for (int i = 0; i < facts.parameterTypes().size(); i++) {
      String type = facts.parameterTypes().get(i);
      if (type.equals("java.io.File")) {
        return "args[" + i + "].name";
      }
      if (type.equals(STRING) && !method.parameterMayBeSecret(i)) {
        return "args[" + i + "]";
      }
    }
    for (MethodFacts getter : method.type.methods()) {
      String property = property(getter);
      if (property != null && property.toLowerCase(Locale.ROOT).contains("filename")) {
        return "this." + property;
      }
    }
    return method.takesRequest() ? "request.path" : null;
  }

  private @Nullable String rows() {
    String type = facts.returnType();
    if (type.equals("int") || type.equals("long")) {
      return "return";
    }
    if (type.endsWith("[]") && !type.equals("byte[]") && !type.equals("char[]")) {
      return "return.length";
    }
    return type.matches("java\\.util\\.(List|Set|Collection|ArrayList)") ? "return.size()" : null;
  }

  private @Nullable String right() {
    for (int i = 0; i < facts.parameterTypes().size(); i++) {
      String type = facts.parameterTypes().get(i);
      if (type.equals("java.security.Permission")) {
        return "args[" + i + "].name";
      }
      if (type.equals(STRING)
          && !method.parameterIs(i, Word.USER)
          && !method.parameterMayBeSecret(i)) {
        return "args[" + i + "]";
      }
    }
    return method.takesRequest() ? "request.path" : null;
  }
}
