// SPDX-License-Identifier: Apache-2.0

package io.telltale.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.telltale.config.Privacy;
import io.telltale.event.EventType;
import io.telltale.event.Outcome;
import io.telltale.event.SecurityEvent;
import java.lang.reflect.Method;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an attacker makes long costs as much more as it is longer: jumps are counted, not time. */
class LinearWorkTest {

  private static final int SHORT = 4_000;
  private static final int TIMES = 8;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "A1",
        "a1B",
        "4",
        "41",
        "4 1",
        "4-1-",
        "4111 ",
        "ab ",
        "DE89 ",
        "de8",
        "eyJ",
        "eyJ.",
        "eyJhbGciOiJub25lIn0.",
        "password",
        "password=",
        "password: ",
        "pass:",
        "code=",
        "code=a1B2",
        "code='",
        "token:",
        "a%3D",
        "%",
        "%4",
        "%41",
        "code%3Dcode",
        "\"pin\":\"",
        "\\\"pin\\\":",
        "x='",
        "Bearer ",
        "Basic ",
        "Basic YWxp",
        "Digest ",
        "://",
        "a://b:",
        "a://b:c/",
        "://a:b@",
        "@",
        "a@",
        "-----BEGIN ",
        "-----BEGIN x-----",
        "-----BEGIN PRIVATE KEY-----",
        "-----END ",
        "PRIVATE KEY",
        "/a1B2/",
        "a1B2+",
        "+/",
        "a/",
        "/reset/",
        "reset/a1",
        "oracle:thin:",
        "oracle:thin:/",
        "hooks.slack.com/services/",
        "078-05-1120-",
        "0-",
        "<password>",
        "--password ",
        "--",
        "sk_live_",
        "SG.a.",
        "hvs.",
        "xoxb-",
        "AKIA",
        "-",
        "_",
        "_a",
        ".",
        "=",
        "'",
        "\"",
        "\\",
        "\u00e4",
        "\ud83d\ude00",
        "password='a''",
        "password=a,b",
        "password=,",
        "(",
        "a)b",
        "cookie=a; ",
        "Cookie: a\n"
      })
  void growsWithTheLengthOnly(String piece) throws Exception {
    Method redact = Steps.counted("io.telltale.redact");
    long once = steps(redact, piece, SHORT);
    long more = steps(redact, piece, TIMES * SHORT);

    assertThat(once).isGreaterThan(SHORT / 4);
    assertThat(more).isLessThan(once * (TIMES + 2));
  }

  private static long steps(Method redact, String piece, int length) throws Exception {
    SecurityEvent event =
        SecurityEvent.builder(EventType.LOGIN_FAILURE, Outcome.FAILURE, 1)
            .reason(piece.repeat(length / piece.length()))
            .build();
    Steps.reset();
    redact.invoke(Steps.instance(redact, Privacy.standard()), event);
    return Steps.count();
  }
}
