// SPDX-License-Identifier: Apache-2.0

package io.telltale.survey;

import io.telltale.weave.ClassFacts;
import io.telltale.weave.MethodFacts;
import java.lang.reflect.Modifier;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A method of the application, with what it does itself and what it leads to. */
final class CodeMethod extends Signature {

  private static final int SMALLEST_BODY = 6;

  final ClassFacts type;
  final String place;
  final Tokens name;
  final Tokens typeName;

  /** How many calls away each deed is; 0 where the method does it itself. */
  private final Map<Deed, Integer> deeds = new EnumMap<>(Deed.class);

  CodeMethod(ClassFacts type, MethodFacts facts, String place) {
    super(facts);
    this.type = type;
    this.place = place;
    this.name = Tokens.of(facts.name());
    this.typeName = Tokens.of(Notation.simple(type.name()));
  }

  void does(Deed deed, int distance) {
    deeds.putIfAbsent(deed, distance);
  }

  Map<Deed, Integer> deeds() {
    return deeds;
  }

  /** How many calls away a deed is; null if it is not to be seen. */
  @Nullable Integer distanceTo(Deed deed) {
    return deeds.get(deed);
  }

  boolean doesItself(Deed deed) {
    Integer distance = deeds.get(deed);
    return distance != null && distance == 0;
  }

  boolean isNamed(Word... words) {
    for (Word word : words) {
      if (!word.isIn(name)) {
        return false;
      }
    }
    return true;
  }

  boolean typeIsNamed(Word word) {
    return word.isIn(typeName);
  }

  boolean hasNumber(int number) {
    return facts.numbers().contains(number);
  }

  boolean calls(Word first, Word second) {
    return facts.calls().stream()
        .anyMatch(
            call -> {
              Tokens called = Tokens.of(call.name());
              return first.isIn(called) && second.isIn(called);
            });
  }

  boolean hasTextOf(Word word) {
    return facts.texts().stream()
        .anyMatch(text -> text.length() < 40 && word.isIn(Tokens.of(text)));
  }

  boolean isNamedSignIn() {
    return isNamed(Word.LOGIN) && !isNamed(Word.LOGOUT);
  }

  boolean isNamedChangeOfUsers() {
    return isNamed(Word.CREATE) || isNamed(Word.DELETE) || isNamed(Word.LOCK);
  }

  /** Such as a user object that goes to a table with a digest of its password. */
  boolean savesUserWithPassword() {
    return isNamed(Word.CHANGE)
        && isAboutUsers()
        && (calls(Word.LOOKUP, Word.PASSWORD) || calls(Word.CHANGE, Word.PASSWORD))
        && !isAccessor();
  }

  boolean handlesSignInPage() {
    return doesItself(Deed.READS_PARAMETERS) && hasTextOf(Word.PASSWORD) && typeIsNamed(Word.LOGIN);
  }

  boolean isNamedForgotten() {
    return isNamed(Word.RESET) && (isNamed(Word.PASSWORD) || typeIsNamed(Word.PASSWORD));
  }

  boolean writesDocument() {
    return doesItself(Deed.WRITES_DOCUMENT)
        || (doesItself(Deed.SENDS_ATTACHMENT) && distanceTo(Deed.WRITES_TEXT) != null);
  }

  boolean isNamedWritingOfDocument() {
    return isNamed(Word.FORMAT)
        && (distanceTo(Deed.WRITES_TEXT) != null || distanceTo(Deed.WRITES_DOCUMENT) != null);
  }

  boolean changesSomething() {
    return isNamed(Word.CHANGE)
        || isNamed(Word.CREATE)
        || isNamed(Word.DELETE)
        || isNamed(Word.RESET);
  }

  boolean looksUp() {
    return Word.LOOKUP.isIn(Tokens.of(name.first()));
  }

  /** {@code isAllowed}, {@code hasRole}, {@code checkPermission}, {@code permitAccess}. */
  boolean asksForRight() {
    Tokens first = Tokens.of(name.first());
    boolean asks = Word.HAS.isIn(first) || Word.VERIFY.isIn(first) || Word.ALLOWED.isIn(first);
    return asks && (isNamed(Word.ALLOWED) || isNamed(Word.ROLE) || isNamed(Word.ADMIN));
  }

  /** {@code mayPass}, {@code darfLesen}. */
  boolean asksWhetherOneMay() {
    return Word.MAY.isIn(Tokens.of(name.first()));
  }

  /** {@code isLoggedIn}, {@code hasPassword}. */
  boolean asksForState() {
    return Word.HAS.isIn(Tokens.of(name.first())) && !takes(Word.PASSWORD);
  }

  boolean isAboutUsers() {
    return takes(Word.USER) || typeIsNamed(Word.USER);
  }

  /** A property's getter or setter, or as short as one. */
  boolean isAccessor() {
    String first = name.first();
    boolean getter = first.equals("get") && facts.parameterTypes().isEmpty();
    boolean setter = first.equals("set") && facts.parameterTypes().size() == 1;
    boolean flag = first.equals("is") && facts.parameterTypes().isEmpty();
    return (getter || setter || flag) && !facts.loops() && facts.instructions() < 12;
  }

  boolean isTrivial() {
    return facts.instructions() < SMALLEST_BODY;
  }

  /** Whether code can be woven into it and somebody wrote it. */
  boolean canBeProposed() {
    int modifiers = facts.modifiers();
    return !Modifier.isAbstract(modifiers)
        && !Modifier.isNative(modifiers)
        && !facts.name().startsWith("<")
        && !facts.name().contains("$")
        && !facts.name().equals("main");
  }
}
