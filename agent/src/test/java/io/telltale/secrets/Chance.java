// SPDX-License-Identifier: Apache-2.0

package io.telltale.secrets;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;

/** What looks random, the same in every run: nothing of it was ever anybody's secret. */
final class Chance {

  static final String DIGITS = "0123456789";
  static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
  static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  static final String HEX = "0123456789abcdef";
  static final String ALL = UPPER + LOWER + DIGITS;
  static final String URL = ALL + "-_";

  private final Random random;

  Chance(long seed) {
    this.random = new Random(seed);
  }

  String of(String alphabet, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  String pick(String... any) {
    return any[random.nextInt(any.length)];
  }

  String base64(int bytes) {
    return Base64.getEncoder().encodeToString(bytes(bytes));
  }

  String base64Url(int bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(bytes));
  }

  String base64Url(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  /** As people and generators make them; without what ends a value where it is not quoted. */
  String password() {
    return of(ALL, 1) + of(ALL + "!#$*+.?^~@=:", 7 + below(8)) + of(ALL, 1);
  }

  /** With a last digit that Luhn's check asks for, or with another one. */
  String luhn(String beginning, int length, boolean valid) {
    String digits = beginning + of(DIGITS, length - 1 - beginning.length());
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      sum += i % 2 == 0 ? (digit < 5 ? 2 * digit : 2 * digit - 9) : digit;
    }
    int check = (10 - sum % 10) % 10;
    return digits + (valid ? check : (check + 1 + below(9)) % 10);
  }

  /** With check digits that fit, or with others. */
  String iban(String country, String account, boolean valid) {
    int rest = 0;
    for (char c : (account + country + "00").toCharArray()) {
      rest = c <= '9' ? (10 * rest + c - '0') % 97 : (100 * rest + c - 'A' + 10) % 97;
    }
    int check = 98 - rest;
    return country + String.format("%02d", valid ? check : (check + 1 + below(90)) % 97) + account;
  }

  static String grouped(String text, String separator) {
    return text.replaceAll("(.{4})(?!$)", "$1" + separator);
  }
}
