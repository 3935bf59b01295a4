// SPDX-License-Identifier: Apache-2.0

package io.telltale.value;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.telltale.config.SyntaxException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a rule may not read of a request, whatever it is for. */
class SecretReadTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "request.parameter(\"password\")",
        "request.parameter(\"j_password\")",
        "request.getParameter(\"newPasswd2\")",
        "request.parameterValues(\"pin\")[0]",
        "request.parameterMap[\"secret\"][0]",
        "request.parameterMap.pwd[0]",
        "args[0].parameter(\"passwort\")",
        "request.header(\"Authorization\")",
        "request.header(\"Cookie\")",
        "args[0].password",
        "this.getNewPassword()",
        "return.user.clientSecret",
      })
  void isRefusedAsAValue(String text) {
    assertThatThrownBy(() -> ValueParser.value(text))
        .isInstanceOf(SyntaxException.class)
        .hasMessageContaining("would hold a secret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "request.parameter(\"password\") == \"letmein\"",
        "request.parameter(\"password\") == request.parameter(\"user\")",
        "\"letmein\" == request.parameter(\"password\")",
        "request.parameter(\"password\") matches \"a.*\"",
        "request.parameter(\"token\")",
        "request.status == 200 and not (request.parameter(\"pin\") == 1)",
      })
  void isRefusedInAConditionThatLooksAtIt(String text) {
    assertThatThrownBy(() -> ValueParser.condition(text))
        .isInstanceOf(SyntaxException.class)
        .hasMessageContaining("would hold a secret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "request.parameter(\"password\") != null",
        "request.parameter(\"password\") == null or request.status == 200",
        "null != request.parameter(\"pin\") and request.parameter(\"user\") == \"x\"",
        "request.header(\"Authorization\") matches \"(?i)basic .*\"",
        "request.parameter(\"user\") == \"password\"",
        "args[0].password == null",
        "args[0].passwordExpired == true",
      })
  void mayBeAskedForItsPresence(String text) {
    assertThatCode(() -> ValueParser.condition(text)).doesNotThrowAnyException();
  }
}
