// SPDX-License-Identifier: Apache-2.0

package io.telltale.survey;

import static io.telltale.survey.Kind.ADMINISTRATION;
import static io.telltale.survey.Kind.EXPORT;
import static io.telltale.survey.Kind.PASSWORD_CHANGE;
import static io.telltale.survey.Kind.PASSWORD_RESET;
import static io.telltale.survey.Kind.PERMISSION;
import static io.telltale.survey.Kind.ROLE_CHANGE;
import static io.telltale.survey.Kind.SIGN_IN;
import static io.telltale.survey.Kind.SIGN_OUT;
import static io.telltale.survey.Signal.does;
import static io.telltale.survey.Signal.when;
import static io.telltale.survey.Word.ADMIN;
import static io.telltale.survey.Word.ALLOWED;
import static io.telltale.survey.Word.CHANGE;
import static io.telltale.survey.Word.DECOY;
import static io.telltale.survey.Word.FORMAT;
import static io.telltale.survey.Word.GRANT;
import static io.telltale.survey.Word.LOGIN;
import static io.telltale.survey.Word.LOGOUT;
import static io.telltale.survey.Word.PASSWORD;
import static io.telltale.survey.Word.RESET;
import static io.telltale.survey.Word.ROLE;
import static io.telltale.survey.Word.USER;
import static io.telltale.survey.Word.VERIFY;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * What makes a method look like one of a kind, and how much each sign counts: the one table of it.
 * The words are those of {@link Word}, the deeds those of {@link Deed}.
 */
final class Signals {

  /** A method is of a kind only if one of these holds; all others only add or take away. */
  static final List<Signal> LEADS =
      Collections.unmodifiableList(
          Arrays.asList(
              when(SIGN_IN, 35, "its name says signing in", CodeMethod::isNamedSignIn),
              when(
                  SIGN_IN,
                  32,
                  "its name says checking a password",
                  m -> m.isNamed(VERIFY, PASSWORD)),
              when(
                  SIGN_IN,
                  15,
                  "its name says checking a user, and it takes a password",
                  m -> m.isNamed(VERIFY, USER) && m.takes(PASSWORD)),
              when(SIGN_IN, 25, "it handles the page of signing in", CodeMethod::handlesSignInPage),
              when(SIGN_OUT, 45, "its name says signing out", m -> m.isNamed(LOGOUT)),
              when(
                  SIGN_OUT,
                  30,
                  "it ends the session, and its class says signing out",
                  m -> m.typeIsNamed(LOGOUT) && m.doesItself(Deed.ENDS_SESSION)),
              when(
                  PASSWORD_CHANGE,
                  40,
                  "its name says changing a password",
                  m -> m.isNamed(CHANGE, PASSWORD) && !m.isNamed(RESET)),
              does(PASSWORD_CHANGE, 45, Deed.WRITES_PASSWORDS),
              when(
                  PASSWORD_CHANGE,
                  30,
                  "its name says saving a user, and it reads or sets the password",
                  CodeMethod::savesUserWithPassword),
              when(
                  PASSWORD_RESET,
                  40,
                  "its name says a forgotten password",
                  CodeMethod::isNamedForgotten),
              when(
                  ROLE_CHANGE,
                  35,
                  "its name says giving or taking a role or right",
                  m -> m.isNamed(GRANT, ROLE)),
              does(ROLE_CHANGE, 45, Deed.WRITES_ROLES),
              when(
                  ADMINISTRATION,
                  35,
                  "its name says creating, deleting or locking a user",
                  m -> m.isNamedChangeOfUsers() && m.isNamed(USER)),
              does(ADMINISTRATION, 45, Deed.WRITES_USERS),
              when(
                  ADMINISTRATION,
                  25,
                  "it changes something in a class for administrators",
                  m -> m.changesSomething() && m.typeIsNamed(ADMIN)),
              when(
                  PERMISSION,
                  35,
                  "its name says asking for a right or role",
                  CodeMethod::asksForRight),
              when(
                  PERMISSION,
                  20,
                  "its name says that somebody may or not",
                  CodeMethod::asksWhetherOneMay),
              when(
                  PERMISSION,
                  25,
                  "its name says checking access",
                  m -> m.isNamed(VERIFY) && m.isNamed(ALLOWED)),
              when(EXPORT, 35, "its name says exporting", m -> m.isNamed(Word.EXPORT)),
              when(EXPORT, 30, "it writes a table or document", CodeMethod::writesDocument),
              when(
                  EXPORT,
                  25,
                  "its name says a table or report, and it writes",
                  CodeMethod::isNamedWritingOfDocument)));

  private static final List<Signal> OF_ONE_KIND =
      Collections.unmodifiableList(
          Arrays.asList(
              when(SIGN_IN, 25, "it takes a name and a password", CodeMethod::takesNameAndPassword),
              when(SIGN_IN, 15, "it takes credentials", CodeMethod::takesCredentials),
              when(SIGN_IN, 15, "it returns true or false", CodeMethod::returnsBoolean),
              when(SIGN_IN, 15, "it returns a user or the like", CodeMethod::returnsUser),
              when(
                  SIGN_IN,
                  10,
                  "it declares an exception about signing in",
                  m -> m.declaresExceptionOf(LOGIN)),
              does(SIGN_IN, 15, Deed.HASHES),
              does(SIGN_IN, 10, Deed.READS_PASSWORDS),
              does(SIGN_IN, 6, Deed.READS_USERS),
              does(SIGN_IN, 15, Deed.BINDS_TO_LDAP),
              does(SIGN_IN, 12, Deed.SIGNS_IN_TO_CONTAINER),
              does(SIGN_IN, 10, Deed.PUTS_INTO_SESSION),
              when(
                  SIGN_IN,
                  8,
                  "its class is named after signing in or users",
                  m -> m.typeIsNamed(LOGIN) || m.typeIsNamed(USER)),
              when(SIGN_IN, -15, "it does not tell how it went", CodeMethod::tellsNothing),
              when(SIGN_IN, -40, "its name says changing something", CodeMethod::changesSomething),
              when(SIGN_IN, -30, "its name says looking something up", CodeMethod::looksUp),
              when(SIGN_IN, -30, "its name asks for a state", CodeMethod::asksForState),
              does(SIGN_OUT, 30, Deed.ENDS_SESSION),
              when(SIGN_OUT, 8, "its class says signing out", m -> m.typeIsNamed(LOGOUT)),
              when(SIGN_OUT, 5, "its class says signing in", m -> m.typeIsNamed(LOGIN)),
              when(SIGN_OUT, 8, "it handles a request", CodeMethod::takesRequest),
              when(SIGN_OUT, -25, "its name says looking something up", CodeMethod::looksUp),
              when(SIGN_OUT, -25, "its name says changing something", CodeMethod::changesSomething),
              when(PASSWORD_CHANGE, 20, "it takes a password", m -> m.takes(PASSWORD)),
              when(PASSWORD_CHANGE, 8, "it takes several texts", CodeMethod::takesTwoTexts),
              when(PASSWORD_CHANGE, 5, "it is about a user", CodeMethod::isAboutUsers),
              does(PASSWORD_CHANGE, 12, Deed.HASHES),
              when(PASSWORD_CHANGE, 8, "it returns true or false", CodeMethod::returnsBoolean),
              when(PASSWORD_CHANGE, -15, "it handles the page", CodeMethod::takesRequest),
              when(
                  PASSWORD_RESET,
                  10,
                  "its class is about passwords or users",
                  m -> m.typeIsNamed(PASSWORD) || m.typeIsNamed(USER)),
              does(PASSWORD_RESET, 15, Deed.SENDS_MAIL),
              does(PASSWORD_RESET, 8, Deed.MAKES_TOKEN),
              does(PASSWORD_RESET, 8, Deed.READS_USERS),
              when(PASSWORD_RESET, 10, "it takes a text", CodeMethod::takesText),
              when(PASSWORD_RESET, 5, "it returns true or false", CodeMethod::returnsBoolean),
              when(ROLE_CHANGE, 10, "it takes a user", m -> m.takes(USER)),
              when(ROLE_CHANGE, 10, "it takes a role or right", m -> m.takes(ROLE)),
              when(
                  ROLE_CHANGE,
                  8,
                  "its class is about users, roles or administration",
                  m -> m.isAboutUsers() || m.typeIsNamed(ROLE) || m.typeIsNamed(ADMIN)),
              when(ADMINISTRATION, 10, "it takes a user", m -> m.takes(USER)),
              when(
                  ADMINISTRATION,
                  10,
                  "its class is about users or administration",
                  m -> m.typeIsNamed(USER) || m.typeIsNamed(ADMIN)),
              when(ADMINISTRATION, -20, "its name says looking up", CodeMethod::looksUp),
              when(PERMISSION, 20, "it returns true or false", CodeMethod::returnsBoolean),
              when(
                  PERMISSION,
                  10,
                  "it takes a user or session",
                  m -> m.takes(USER) || m.takesSession()),
              when(
                  PERMISSION,
                  10,
                  "it takes a role or right",
                  m -> m.takes(ROLE) || m.takes(ALLOWED)),
              does(PERMISSION, 15, Deed.READS_ROLES),
              does(PERMISSION, 12, Deed.REFUSES),
              when(PERMISSION, 12, "it knows the status 403", m -> m.hasNumber(403)),
              when(
                  PERMISSION,
                  10,
                  "its class is about rights or signing in",
                  m -> m.typeIsNamed(ALLOWED) || m.typeIsNamed(ROLE) || m.typeIsNamed(LOGIN)),
              when(
                  PERMISSION,
                  -30,
                  "it does not tell the answer",
                  m -> !m.returnsBoolean() && m.distanceTo(Deed.REFUSES) == null),
              when(
                  PERMISSION,
                  -15,
                  "it takes nothing, so it tells a property",
                  m -> m.facts.parameterTypes().isEmpty()),
              does(EXPORT, 15, Deed.SENDS_ATTACHMENT),
              does(EXPORT, 8, Deed.NAMES_TABLE_FORMAT),
              does(EXPORT, 20, Deed.WRITES_DOCUMENT),
              does(EXPORT, 10, Deed.READS_ROWS),
              does(EXPORT, 8, Deed.WRITES_TEXT),
              when(
                  EXPORT,
                  10,
                  "its class is named after exports",
                  m -> m.typeIsNamed(Word.EXPORT) || m.typeIsNamed(FORMAT)),
              when(EXPORT, 10, "it returns how many", m -> m.returns("int", "long")),
              when(EXPORT, 10, "it is given where to write", CodeMethod::takesDestination),
              when(EXPORT, -20, "its name says looking something up", CodeMethod::looksUp)));

  private Signals() {}

  /** All that add or take away, those that every kind has included. */
  static List<Signal> others() {
    List<Signal> all = new ArrayList<>(OF_ONE_KIND);
    for (Kind kind : Kind.values()) {
      all.add(when(kind, -40, "it is a getter or setter", CodeMethod::isAccessor));
      all.add(when(kind, -15, "it does next to nothing", CodeMethod::isTrivial));
      all.add(when(kind, -20, "its class says test or example", m -> m.typeIsNamed(DECOY)));
      all.add(
          when(
              kind,
              -8,
              "it is private, so perhaps a part of another one",
              m -> Modifier.isPrivate(m.facts.modifiers())));
    }
    return all;
  }
}
