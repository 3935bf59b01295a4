// SPDX-License-Identifier: Apache-2.0

package io.telltale.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class PrettyFormatTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private final PrettyFormat plain = new PrettyFormat(new Palette(false), BERLIN);

  private String line(String text) {
    return plain.line(Samples.message(text), "192.0.2.1:40000");
  }

  @Test
  void showsWhoWhatWhenWhereFromAndHowItEnded() {
    assertThat(plain.line(Samples.loginFailure(), "192.0.2.1:40000"))
        .isEqualTo(
            "00:30:00.123 ✗ login_failure            mallory  127.0.0.1 POST /payroll/login"
                + " reason=bad_credentials payroll@h via=payroll-login,jaas");
  }

  @Test
  void showsWhatElseTells() {
    String export =
        "{\"event\":{\"code\":\"data_export\",\"outcome\":\"success\"},"
            + "\"telltale\":{\"resource\":\"all employees.csv\",\"export\":{\"rows\":25}},"
            + "\"http\":{\"response\":{\"status_code\":200}},"
            + "\"labels\":{\"session_hash\":\"5e55\",\"old_role\":\"clerk\"}}";

    assertThat(line(export))
        .startsWith("--:--:--.--- ✓ data_export ")
        .contains(" status=200 ", " resource=\"all employees.csv\" ", " rows=25 ")
        .contains(" old_role=clerk ")
        .doesNotContain("5e55");
  }

  @Test
  void coloursByOutcomeIfAsked() {
    PrettyFormat coloured = new PrettyFormat(new Palette(true), BERLIN);

    assertThat(coloured.line(Samples.loginFailure(), "p")).contains("\u001b[31m✗\u001b[0m");
    assertThat(coloured.line(Samples.message(Samples.JSON.replace("failure", "success")), "p"))
        .contains("\u001b[32m✓\u001b[0m");
  }

  @Test
  void noFieldOfAnEventCanForgeALineOrCommandTheTerminal() {
    String evil = "x\\n12:00:00 login_success\\u001b[2J\\u009b2J\\u202e\\u2028 ok=1";
    String everyValueEvil =
        Samples.JSON
            .replaceAll(":\"(?!20)[^\"]*\"", ":\"" + evil.replace("\\", "\\\\") + "\"")
            .replace("\"session_hash\"", "\"" + evil + "\"");

    String line = line(everyValueEvil);

    assertThat(line.chars().filter(c -> c < 0x20 || (c >= 0x7f && c < 0xa0))).isEmpty();
    assertThat(line).doesNotContain("\u202e", "\u2028").contains("\\u001b[2J");
    assertThat(line.split(" ok=1\"", -1)).as("each value stays within its quotes").hasSize(11);
  }

  @Test
  void aRawMessageCannotEither() {
    byte[] raw = "<13>su: x\n\u001b]0;owned\u0007\u0085".getBytes(UTF_8);

    assertThat(plain.line(raw, "192.0.2.1:40000"))
        .isEqualTo(
            "--:--:--.--- ? not RFC 5424 192.0.2.1:40000"
                + " \"<13>su: x\\u000a\\u001b]0;owned\\u0007\\u0085\"");
  }

  @Test
  void showsTheTextOfSomebodyElsesMessage() {
    assertThat(line("disk \u001b[31m full"))
        .isEqualTo(
            "00:30:00.123 · login_failure            payroll@host \"disk \\u001b[31m full\"");
    assertThat(line("{\"level\":\"info\"}")).endsWith("\"{\\\"level\\\":\\\"info\\\"}\"");
  }
}
