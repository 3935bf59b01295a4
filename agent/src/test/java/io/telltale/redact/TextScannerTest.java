// SPDX-License-Identifier: Apache-2.0

package io.telltale.redact;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import io.telltale.value.Plain;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextScannerTest {

  private final TextScanner scanner = new TextScanner(false, List.of());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "paid with 4111111111111111 today | paid with [card] today",
        "4111 1111 1111 1111 | [card]",
        "4111-1111-1111-1111, 378282246310005 | [card], [card]",
        "card_5555555555554444_x | card_[card]_x",
        "2026 4111 1111 1111 1111 | 2026 [card]",
        "6011000990139424 3530111333300000 30569309025904 | [card] [card] [card]",
        "6212345678900000003 | [card]",
      })
  void cards(String text, String cleaned) {
    assertThat(scanner.clean(text)).isEqualTo(cleaned);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl | Bearer [credentials]",
        "x eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl y | x [token] y",
        "eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0. | [token]",
        "Basic YWxpY2U6cGFzc3dvcmQ= | Basic [credentials]",
        "bearer 0123456789abcdef0123 end | bearer [credentials] end",
        "a/kX9mP2qR7sT4vW8yZ1aB/C3dE5fG6hJ0+LnOpQrS | a/[token]",
        "/download/n4Jf8Qz1LmP0xYt7Wb3Rk9Vc5Ds2Gh6A/report | /download/[token]/report",
        "eyJhbGciOiJkaXIifQ..abcd.efgh.ijkl | [token]",
        "x%20eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.%20y | x%20[token]%20y",
        "aws kX9mP2qR7sT4vW8yZ1aB/C3dE5fG6hJ0+LnOpQrS | aws [token]",
        "n4Jf8Qz1LmP0xYt7Wb3Rk9Vc5Ds2Gh6A | [token]",
      })
  void tokens(String text, String cleaned) {
    assertThat(scanner.clean(text)).isEqualTo(cleaned);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "password=hunter2 | password=[secret]",
        "a&new_password=hunter2&b=1 | a&new_password=[secret]&b=1",
        "{\"password\": \"hunter 2\"} | {\"password\": \"[secret]\"}",
        "jdbc:h2:mem:x;USER=sa;PASSWORD=s3cret | jdbc:h2:mem:x;USER=sa;PASSWORD=[secret]",
        "/home;jsessionid=0123ABCD?x=1 | /home;jsessionid=[secret]",
        "api-key: abc | api-key: [secret]",
        "Cookie: a=b; c=d | Cookie: [secret]",
        "https://alice:hunter2@example.com/x | https://alice:[secret]@example.com/x",
        "ftp://u:p:q@h | ftp://u:[secret]@h",
      })
  void whatIsCalledASecret(String text, String cleaned) {
    assertThat(scanner.clean(text)).isEqualTo(cleaned);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DE89370400440532013000 | [iban]",
        "to GB29 NWBK 6016 1331 9268 19 today | to [iban] today",
        "ssn 078-05-1120 | ssn [ssn]",
      })
  void numbersOfPeople(String text, String cleaned) {
    assertThat(scanner.clean(text)).isEqualTo(cleaned);
  }

  @Test
  void privateKeys() {
    String key = "-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----";

    assertThat(scanner.clean("key " + key + " end")).isEqualTo("key [key] end");
    assertThat(scanner.clean("cut -----BEGIN EC PRIVATE KEY-----\nMI")).isEqualTo("cut [key]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alice",
        "/payroll/employees/4711/export.csv",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/126.0.0.0 Safari/537.36",
        "order 1234567890123456", // no card: its check digit is wrong
        "invoice 9111111111111111", // no brand's
        "2026-11-25T10:20:30.123Z",
        "1764034567890",
        "550e8400-e29b-41d4-a716-446655440000",
        "da39a3ee5e6b4b0d3255bfef95601890afd80709",
        "Quarterly-Report-Europe-2026-final-v2.xlsx",
        "getUserAccountByIdentifierAndLastNameOrderByCreatedAt",
        "com.acme.payroll.service.internal.EmployeeAuthenticationServiceBean",
        "Basic authentication failed",
        "Bearer authentication is not supported here",
        "first pass: ok, second pass: failed",
        "token expired; session: closed",
        "+49 30 1234567",
        "192.168.100.200",
        "000-12-3456",
        "XX00NOTANIBAN123456",
        "https://example.com:8443/a@b",
        "mailto alice@example.com",
      })
  void leavesAloneWhatIsNone(String text) {
    assertThat(scanner.clean(text)).isSameAs(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"4111111111111", "DE8937040044", "n4Jf8Qz1LmP0xYt7Wb3R"})
  void theBeginningOfASecretAtTheEndOfATextThatWasCut(String beginning) {
    String text = "x ".repeat(Plain.LONGEST).substring(0, Plain.LONGEST - beginning.length());

    assertThat(scanner.clean(text + beginning)).isNotEmpty().doesNotContain(beginning);
    assertThat(scanner.clean(beginning)).isEqualTo(beginning);
  }

  @Test
  void addressesOfMailOnlyWhereAsked() {
    TextScanner strict = new TextScanner(true, List.of());

    assertThat(strict.clean("from alice.b+c@mail.example.com to @home, a@b"))
        .isEqualTo("from [email] to @home, a@b");
  }

  @Test
  void patternsOfTheUser() {
    OwnPattern customer = new OwnPattern("customer", Pattern.compile("K-[0-9]{8}"));
    TextScanner own = new TextScanner(false, List.of(customer));

    assertThat(own.clean("for K-12345678 and K-1")).isEqualTo("for [customer] and K-1");
  }
}
