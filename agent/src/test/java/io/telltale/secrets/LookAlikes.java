// SPDX-License-Identifier: Apache-2.0

package io.telltale.secrets;

import static io.telltale.secrets.Chance.DIGITS;
import static io.telltale.secrets.Chance.HEX;
import static io.telltale.secrets.Chance.LOWER;
import static io.telltale.secrets.Chance.UPPER;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What is no secret and has to come out as it is, however much it looks like one. */
final class LookAlikes {

  private static final int OF_EACH = 9;

  private static final String[] FIXED = {
    "com.acme.payroll.service.internal.EmployeeAuthenticationServiceBean",
    "org.springframework.security.authentication.BadCredentialsException",
    "org.springframework.security.authentication.CredentialsExpiredException",
    "javax.security.auth.login.AccountLockedException",
    "com.acme.token.TokenRefreshFilter$$EnhancerBySpringCGLIB$$3f2a1b0c",
    "com.acme.PasswordResetController",
    "io.jsonwebtoken.ExpiredJwtException",
    "getUserAccountByIdentifierAndLastNameOrderByCreatedAt",
    "AbstractAuthenticationProcessingFilterConfigurerAdapterBean2",
    "SECRETARY_OF_THE_BOARD",
    "secretariat@acme.example",
    "tokenizer",
    "Passau",
    "pinboard",
    "passport-office",
    "cookie-recipes.pdf",
    "session-notes-2026.docx",
    "signature-dish",
    "passwordExpired=true",
    "passwordPolicy=strict",
    "pwdLastSet=133000000000000000",
    "code=401",
    "error code: 42",
    "state=CA",
    "status=active",
    "key=department",
    "sort=name&code=DE&state=open",
    "sid=S-1-5-21-3623811015-3361044348-30300820-1013",
    "first pass: ok, second pass: failed",
    "token expired; session: closed",
    "cookie consent: given",
    "Basic authentication failed",
    "Bearer authentication is not supported here",
    "digest mismatch",
    "the password is too short",
    "password must have 12 characters",
    "wrong password",
    "API key missing",
    "secret santa 2026",
    "PIN required",
    "/password/reset",
    "/reset-password/form",
    "/token/refresh",
    "/account/verify/email",
    "/sessions/new",
    "/api/v2/tokens",
    "/login/oauth2/code/google",
    "/payroll/4711/export.csv",
    "Quarterly-Report-Europe-2026-final-v2.xlsx",
    "salaries_2026-11.csv",
    "IMG_20261125_101112.jpg",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
        + " Chrome/126.0.0.0 Safari/537.36",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148",
    "Java/1.8.0_392",
    "okhttp/4.12.0",
    "curl/8.5.0",
    "python-requests/2.32.3",
    "CN=Alice Example,OU=Payroll,O=Acme AG,C=DE",
    "ACME\\alice",
    "alice@corp.acme.example",
    "urn:oid:1.3.6.1.4.1.5923.1.1.1.7",
    "2.16.840.1.113883.3.42.10001.100001.12",
    "https://example.com:8443/a@b",
    "ldaps://dc01.acme.example:636/ou=people",
    "jdbc:h2:mem:test",
    "jdbc:postgresql://db.acme.example:5432/payroll",
    "arn:aws:iam::123456789012:user/alice",
    "projects/acme-prod/locations/europe-west1",
    "payroll-backend-7d9f8b6c5d-x2x4z",
    "SGVsbG8gV29ybGQ=",
    "YWJjZGVm",
    "aGVsbG8=",
    "application/vnd.ms-excel",
    "text/html;charset=UTF-8",
    "W/\"5f3c-18a\"",
    "ISBN 978-3-16-148410-0",
    "9783161484100",
    "+49 30 901820",
    "+1 (555) 010-9999",
    "0044 20 7946 0958",
    "(030) 1234-5678",
    "555-0199",
    "DE 10115 Berlin",
    "Tax 2026-11",
    "000-12-3456",
    "666-12-3456",
    "order 123-456-789",
    "sk-learn",
    "key-value-store",
    "npm_config_cache",
    "AKIRA",
    "ghp",
    "xoxo",
    "eyJ",
    "sha256WithRSAEncryption",
    "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
    "TLS_AES_256_GCM_SHA384",
    "SPRING_SECURITY_CONTEXT",
    "ROLE_TOKEN_ADMIN",
    "MFA_TOTP_ENROLLED",
    "-----BEGIN OF REPORT-----",
    "100% sure, 50%off",
    "%d %s %n",
    "a=b&c=d",
    "x==y",
    "{}",
    "<b>",
    "m\u00fcller",
    "\u5c71\u7530\u592a\u90ce",
    "\u041f\u0435\u0442\u0440",
    "O'Brien",
    "",
    " ",
    "-"
  };

  private LookAlikes() {}

  static List<String> all() {
    List<String> all = new ArrayList<>(List.of(FIXED));
    Chance chance = new Chance(4_711);
    for (int i = 0; i < OF_EACH; i++) {
      numbers(all, chance);
      identifiers(all, chance);
      names(all, chance);
    }
    return List.copyOf(all);
  }

  private static void numbers(List<String> all, Chance chance) {
    all.add("order " + chance.luhn("4", 16, false));
    all.add(Chance.grouped(chance.luhn("5", 16, false), " "));
    all.add("INV-" + chance.luhn("37", 15, false));
    all.add("customer " + chance.luhn("9", 16, true)); // no brand's
    all.add("parcel 00" + chance.of(DIGITS, 18));
    all.add("1795" + chance.of(DIGITS, 9)); // milliseconds
    all.add("20261125" + chance.of(DIGITS, 6));
    all.add("978" + chance.of(DIGITS, 10)); // a book
    all.add("+49 1" + chance.of(DIGITS, 2) + " " + chance.of(DIGITS, 7));
    all.add("+44 20 7" + chance.of(DIGITS, 3) + " " + chance.of(DIGITS, 4));
    all.add(chance.iban("DE", chance.of(DIGITS, 18), false));
    all.add(Chance.grouped(chance.iban("GB", "ACME" + chance.of(DIGITS, 14), false), " "));
    all.add("XX" + chance.of(DIGITS, 20)); // no country
    all.add("EUR " + chance.of(DIGITS, 4) + "." + chance.of(DIGITS, 2));
    all.add("10." + chance.below(256) + "." + chance.below(256) + "." + chance.below(256));
    all.add("2001:db8:" + chance.of(HEX, 4) + ":" + chance.of(HEX, 4) + "::" + chance.of(HEX, 4));
    all.add("9" + chance.of(DIGITS, 2) + "-" + chance.of(DIGITS, 2) + "-" + chance.of(DIGITS, 4));
  }

  private static void identifiers(List<String> all, Chance chance) {
    String uuid = UUID.nameUUIDFromBytes(chance.of(HEX, 9).getBytes()).toString();
    all.add(uuid);
    all.add("employee-" + uuid);
    all.add("urn:uuid:" + uuid);
    all.add("/documents/" + uuid + "/download");
    all.add(uuid.replace("-", ""));
    all.add(chance.of(HEX, 40)); // a commit
    all.add("commit " + chance.of(HEX, 7));
    all.add("sha256:" + chance.of(HEX, 64));
    all.add("00-" + chance.of(HEX, 32) + "-" + chance.of(HEX, 16) + "-01"); // a trace
    all.add("01J" + chance.of(DIGITS + "ABCDEFGHJKMNPQRSTVWXYZ", 23)); // a ULID
    all.add("pod-" + chance.of(HEX, 10) + "-" + chance.of(LOWER, 5));
    all.add("i-0" + chance.of(HEX, 16)); // a machine
    all.add("v" + chance.below(20) + "." + chance.below(20) + "." + chance.below(9) + "-rc.1");
    all.add("1.8.0_" + chance.of(DIGITS, 3) + "-b" + chance.of(DIGITS, 2));
    all.add("5.0.0-M1+build." + chance.of(DIGITS, 4) + ".sha." + chance.of(HEX, 7));
    all.add(chance.of(UPPER, 2) + "-" + chance.of(DIGITS, 6) + "/" + chance.of(DIGITS, 4));
    all.add("WBA" + chance.of(UPPER + DIGITS, 14)); // a car
  }

  private static void names(List<String> all, Chance chance) {
    String first = chance.pick("Order", "Invoice", "Employee", "Account", "Report", "Contract");
    String second = chance.pick("Repository", "Controller", "Service", "Exporter", "Listener");
    String third = chance.pick("Legacy", "Internal", "Remote", "Cached", "Transactional");
    all.add("com.acme." + first.toLowerCase(java.util.Locale.ROOT) + "." + third + first + second);
    all.add("find" + first + "By" + third + "IdAnd" + second + "NumberOrderByDateDesc");
    all.add(third + first + second + "V2Test");
    all.add("reports/" + first + "/" + chance.below(2_030) + "/" + second + ".pdf");
    all.add(first + "-" + third + "-" + second + "-2026-11-25T10-11-12.log");
    all.add("/app/" + third + "/" + first + "?tab=" + second + "&page=" + chance.below(99));
    all.add(chance.pick("alice", "bob", "carol") + chance.of(DIGITS, 3) + "@acme.example");
  }
}
