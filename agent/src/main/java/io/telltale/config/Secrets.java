// SPDX-License-Identifier: Apache-2.0

package io.telltale.config;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Names under which secrets are kept (OWASP Logging Cheat Sheet, "Data to exclude"). */
public final class Secrets {

  private static final Set<String> NAMES =
      new HashSet<>(
          Arrays.asList(
              "password",
              "passwd",
              "pwd",
              "pass",
              "passphrase",
              "pin",
              "secret",
              "token",
              "apikey",
              "accesskey",
              "secretkey",
              "privatekey",
              "clientsecret",
              "authorization",
              "cookie",
              "setcookie",
              "session",
              "sessionid",
              "jsessionid",
              "jwt",
              "bearer",
              "otp",
              "totp",
              "mfacode",
              "recoverycode",
              "securityanswer",
              "cvv",
              "cvc",
              "credential",
              "credentials"));

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

  /** A name without its punctuation, in small letters. */
  public static String bare(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }

  /** Whether a name, without its punctuation, is or ends in one of them. */
  public static boolean isNamedLike(String name) {
    String bare = bare(name);
    return NAMES.contains(bare) || bare.endsWith("password") || bare.endsWith("token");
  }
}
