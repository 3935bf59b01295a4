// SPDX-License-Identifier: Apache-2.0

package io.telltale.config;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Names under which secrets are kept (OWASP Logging Cheat Sheet, "Data to exclude"). */
final class Secrets {

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

  private Secrets() {}

  /** Whether a name, without its punctuation, is or ends in one of them. */
  static boolean isNamedLike(String name) {
    String bare = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    return NAMES.contains(bare) || bare.endsWith("password") || bare.endsWith("token");
  }
}
