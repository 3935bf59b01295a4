// SPDX-License-Identifier: Apache-2.0

package io.telltale.pointcut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.telltale.config.SyntaxException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which paths a pattern means. */
class HttpPatternTest {

  @ParameterizedTest
  @CsvSource({
    "/login,            /login,                true",
    "/login,            /login/,               true",
    "/login/,           /login,                true",
    "/login,            /logins,               false",
    "/login,            /a/login,              false",
    "/login*,           /login.do,             true",
    "/login*,           /login/x,              false",
    "/*.csv,            /report.csv,           true",
    "/*.csv,            /reports/a.csv,        false",
    "/a*b*c,            /aXbYbZc,              true",
    "/a*b*c,            /aXbYbZ,               false",
    "/admin/**,         /admin,                true",
    "/admin/**,         /admin/users/7/edit,   true",
    "/admin/**,         /administration,       false",
    "/**/edit,          /edit,                 true",
    "/**/edit,          /admin/users/7/edit,   true",
    "/**/edit,          /admin/users/7/editor, false",
    "/a/**/b/*/c,       /a/b/x/b/y/c,          true",
    "/a/**/b/*/c,       /a/b/x/y/c,            false",
    "/,                 /,                     true",
    "/,                 /x,                    false",
    "/**,               /,                     true",
    "/login,            /login;jsessionid=1,   true",
    "/a/login,          /a;v=1/login;x/,       true",
    "/login,            /%6Cogin,              true",
    "/login,            //login,               true",
    "/login,            /x/./../login,         true",
    "/login,            /../../login,          true",
    "/straße,           /stra%C3%9Fe,          true",
    "/50%25,            /50%zz,                refused",
    "/*,                /50%zz,                true",
  })
  void meansPaths(String pattern, String path, String matches) throws SyntaxException {
    if (matches.equals("refused")) {
      assertThatThrownBy(() -> HttpPattern.parse("* " + pattern))
          .isInstanceOf(SyntaxException.class);
      return;
    }
    HttpPattern parsed = HttpPattern.parse("* " + pattern);
    String canonical = HttpPath.canonical(path);

    assertThat(parsed.matches(canonical, 0)).isEqualTo(Boolean.valueOf(matches));
    assertThat(parsed.mayMatch(canonical) || !Boolean.parseBoolean(matches)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "/login",
    "login",
    "POST",
    "post /login",
    "GET| /login",
    "POST /login?x=1",
    "POST /a//b",
    "POST /a/../b",
    "POST /a**",
    "POST /a;b",
  })
  void refusesWhatCannotBeMeant(String pattern) {
    assertThatThrownBy(() -> HttpPattern.parse(pattern)).isInstanceOf(SyntaxException.class);
  }

  @ParameterizedTest
  @CsvSource({"'GET|POST /x', 'GET POST'", "'GET | POST /x', 'GET POST'", "'* /x', ''"})
  void knowsItsMethods(String pattern, String methods) throws SyntaxException {
    assertThat(String.join(" ", HttpPattern.parse(pattern).methods())).isEqualTo(methods);
  }

  @ParameterizedTest
  @CsvSource({"''", "/a", "/a/b.c/d-e"})
  void leavesAnOrdinaryPathAlone(String path) {
    assertThat(HttpPath.canonical(path)).isSameAs(path);
  }
}
