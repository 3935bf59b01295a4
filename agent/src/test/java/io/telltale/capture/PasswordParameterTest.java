// SPDX-License-Identifier: Apache-2.0

package io.telltale.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.telltale.config.AgentOptions;
import io.telltale.config.ConfigLoader;
import io.telltale.config.Configuration;
import io.telltale.config.Packs;
import io.telltale.config.Problem;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A rule that would read a password is left out and told. */
class PasswordParameterTest {

  private static List<Problem> problems(String execution, String keys) {
    return Stage.compile(
            "pointcuts:\n  - id: x\n    execution: \""
                + execution
                + "\"\n    event: login\n    "
                + keys.replace("; ", "\n    ")
                + "\n")
        .problems();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "boolean com.acme.Gate.open(String, char[]) | user: args[1]",
        "boolean com.acme.Gate.open(String, char[]) | fields: {x: 'args[1] as hash'}",
        "boolean com.acme.Gate.open(String, char[]) | user: args[0]; failure: args[1] == 'x'",
        "boolean com.acme.Door.open(char[], ..) | resource: args[0]",
        "boolean com.acme.Gate.login(String, String) | user: args[1]",
        "boolean com.acme.LoginBean.check(String, String) | fields: {x: 'args[0] ?? args[1]'}",
        "* com.acme.Users.changePassword(String, String, String) | reason: args[2]",
        "* com.acme.Users.authenticate(String, CharSequence) | before: {x: 'args[*]'}",
        "* com.acme.Users.login(String, byte[]) | ignore: args[1] matches 'a.*'",
      })
  void isRefused(String execution, String keys) {
    assertThat(problems(execution, keys))
        .isNotEmpty()
        .allMatch(problem -> problem.toString().contains("password"))
        .allMatch(problem -> problem.toString().contains("telltale"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "boolean com.acme.Gate.login(String, String) | user: args[0]",
        "boolean com.acme.Gate.login(String, String) | user: args[0]; ignore: args[1] == null",
        "boolean com.acme.Gate.login(String, String) | fields: {tenant: 'args[1] as enum'}",
        "boolean com.acme.Gate.login(com.acme.Request, String) | user: args[1]",
        "boolean com.acme.Gate.login(String, ..) | user: args[0]",
        "* com.acme.Report.print(String, String) | resource: args[1]",
        "boolean com.acme.Gate.open(String, char[]) | user: args[0]; ignore: args[1] == null",
      })
  void isNot(String execution, String keys) {
    assertThat(problems(execution, keys)).isEmpty();
  }

  @Test
  void packsReadNone() throws IOException {
    Configuration all = ConfigLoader.load(AgentOptions.parse("", Map.of()), Packs.bundled());

    assertThat(all.rules()).isNotEmpty();
    assertThat(new RuleCompiler(all).problems()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"user", "resource", "reason", "file"})
  void hashesAreForFields(String key) {
    assertThat(problems("* com.acme.Gate.open(String)", key + ": args[0] as hash"))
        .singleElement()
        .asString()
        .contains("'as hash' is for 'fields'");
  }
}
