// SPDX-License-Identifier: Apache-2.0

package io.telltale.config;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Names under which secrets are kept (OWASP Logging Cheat Sheet, "Data to exclude"). */
public final class Secrets {

  private static final Set<String> NAMES =
      set(
          "password passwd pwd pass passphrase passwort kennwort senha mdp pin secret token apikey"
              + " accesskey secretkey privatekey clientsecret authorization proxyauthorization"
              + " cookie setcookie session sessionid jsessionid phpsessid jwt bearer otp totp"
              + " mfacode recoverycode securityanswer cvv cvc credential credentials ssn");

  /** What a longer name of a secret ends with, such as {@code db_password}. */
  private static final String[] ENDINGS = {
    "password", "passwd", "passphrase", "passwort", "kennwort", "motdepasse", "contrasena", "pwd",
    "secret", "token", "apikey", "accesskey", "secretkey", "privatekey", "accountkey", "sessionid",
    "sessid", "passwordconfirm", "passwordconfirmation", "passwordagain", "passwordrepeat"
  };

  /** Words of everyday texts, of which only an equals sign makes a secret's name. */
  private static final Set<String> EVERYDAY = set("pass pin session token cookie secret bearer");

  /** Whose value is all that follows. */
  private static final Set<String> HEADERS =
      set("authorization proxyauthorization cookie setcookie");

  /** Names of much, whose value is a secret if it looks like one: of OAuth, SAML, cloud storage. */
  private static final Set<String> TOKENS =
      set(
          "code state nonce sid sig signature key auth ticket assertion samlresponse samlrequest"
              + " codeverifier devicecode usercode refresh csrf xsrf hash xamzsignature"
              + " xgoogsignature xamzcredential relaystate reset resetpassword passwordreset"
              + " verify verification activate activation confirm confirmation invite invitation"
              + " magic magiclink unlock recover recovery tokens sessions");

  private static final List<String> PASSWORDS =
      Arrays.asList(
          "password",
          "passwd",
          "passphrase",
          "passwort",
          "kennwort",
          "motdepasse",
          "contrasena",
          "pwd",
          "secret");

  private static final List<String> PARTS =
      Arrays.asList("passw", "passphrase", "pwd", "secret", "kennwort", "motdepasse", "contrasen");

  private Secrets() {}

  /**
   * Whether a request's parameter or header of that name may hold one. Wider than for names that a
   * user gives to a field: {@code newPassword2}, {@code j_passwd_confirm}.
   */
  public static boolean isSentUnder(String name) {
    String bare = bare(name);
    for (String part : PARTS) {
      if (bare.contains(part)) {
        return true;
      }
    }
    return isNamedLike(name);
  }

  /** Whether a property or getter of that name gives a password: {@code newPassword}. */
  public static boolean isPassword(String name) {
    String bare = bare(name);
    for (String password : PASSWORDS) {
      if (bare.endsWith(password)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a name, without its punctuation, is or ends in one of them. */
  public static boolean isNamedLike(String name) {
    return isKeptUnder(bare(name));
  }

  /**
   * Whether all that stands beside a name is a secret.
   *
   * @param bare in small letters, without punctuation, as are those of the methods below
   */
  public static boolean isKeptUnder(String bare) {
    int end = bare.length();
    while (end > 0 && bare.charAt(end - 1) >= '0' && bare.charAt(end - 1) <= '9') {
      end--; // password2
    }
    String name = bare.substring(0, end);
    if (NAMES.contains(name)) {
      return true;
    }
    for (String ending : ENDINGS) {
      if (name.endsWith(ending)) {
        return true;
      }
    }
    return false;
  }

  /** Whether it is such a name, but also a word of which people write. */
  public static boolean isEveryday(String bare) {
    return EVERYDAY.contains(bare);
  }

  /** Whether it is a header that holds nothing else. */
  public static boolean isHeader(String bare) {
    return HEADERS.contains(bare);
  }

  /** Whether what stands beside it is a secret if it looks like a token. */
  public static boolean isTokensName(String bare) {
    return TOKENS.contains(bare);
  }

  /** A name without its punctuation, in small letters. */
  public static String bare(String name) {
    StringBuilder bare = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      char c = Character.toLowerCase(name.charAt(i));
      if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
        bare.append(c);
      }
    }
    return bare.toString();
  }

  private static Set<String> set(String words) {
    return new HashSet<>(Arrays.asList(words.split(" ")));
  }
}
