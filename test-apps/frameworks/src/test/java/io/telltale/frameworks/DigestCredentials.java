// SPDX-License-Identifier: Apache-2.0

package io.telltale.frameworks;

import static org.assertj.core.api.Assertions.assertThat;

import io.telltale.harness.Browser;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The answer to a challenge of HTTP Digest (RFC 2617, section 3.2.2), with MD5 and {@code auth}.
 */
final class DigestCredentials {

  private DigestCredentials() {}

  /** Answers what the last answer asked for, in every request from now on. */
  static void answer(Browser browser, String path, String user, String password) {
    browser.header("Authorization", digest(path, user, password, nonce(browser)));
  }

  private static String nonce(Browser browser) {
    Matcher matcher =
        Pattern.compile("nonce=\"([^\"]+)\"").matcher(browser.answered("WWW-Authenticate"));
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }

  private static String digest(String path, String user, String password, String nonce) {
    String a1 = md5(user + ":realm:" + password);
    String a2 = md5("GET:" + path);
    String response = md5(a1 + ":" + nonce + ":00000001:abc:auth:" + a2);
    return "Digest username=\"%s\", realm=\"realm\", nonce=\"%s\", uri=\"%s\", response=\"%s\", qop=auth, nc=00000001, cnonce=\"abc\""
        .formatted(user, nonce, path, response);
  }

  private static String md5(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
