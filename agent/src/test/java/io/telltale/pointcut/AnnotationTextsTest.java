// SPDX-License-Identifier: Apache-2.0

package io.telltale.pointcut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.telltale.config.SyntaxException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the texts of an annotation are written; what they mean is in {@code pointcuts.md}. */
class AnnotationTextsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "@com.acme.Roles(\"(\") * *(..) | bad pattern: missing closing )",
        "@com.acme.Roles(\"x) * *(..) | the string does not end",
        "@com.acme.Roles(\"x\" * *(..) | expected ')', but found '*'",
        "@annotation(com.acme.Roles(\"[\")) | bad pattern: missing closing ]",
      })
  void saysWhatIsWrong(String pattern, String why) {
    assertThatThrownBy(() -> PointcutParser.parse(pattern))
        .isInstanceOf(SyntaxException.class)
        .hasMessageContaining(why);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "@annotation(com.acme.Roles(\"a \\\"b\\\"\")) | @annotation(@com.acme.Roles(\"a \"b\"\"))",
        "@within(com.acme.Roles(\"[ab]\")) | @within(@com.acme.Roles(\"[ab]\"))",
      })
  void aQuoteBehindABackslashIsOfTheText(String pattern, String read) throws SyntaxException {
    assertThat(PointcutParser.parse(pattern)).hasToString(read);
  }

  /** It begins a return type. */
  @ParameterizedTest
  @CsvSource({
    "@com.acme.Roles (int || long) com.acme.Page.size()",
    "@com.acme.Roles(\"admin\") (int || long) com.acme.Page.size()"
  })
  void aParenthesisBehindAnAnnotationNeedNotHoldTexts(String pattern) throws SyntaxException {
    assertThat(PointcutParser.parse(pattern)).hasToString(pattern);
  }
}
