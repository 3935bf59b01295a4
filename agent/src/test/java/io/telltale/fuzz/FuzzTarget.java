// SPDX-License-Identifier: Apache-2.0

package io.telltale.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.telltale.cli.ReceivedBytes;
import io.telltale.config.AgentOptions;
import io.telltale.config.ConfigLoader;
import io.telltale.config.Configuration;
import io.telltale.config.SyntaxException;
import io.telltale.format.HostileEvent;
import io.telltale.pointcut.HttpPattern;
import io.telltale.pointcut.PointcutExpression;
import io.telltale.pointcut.PointcutParser;
import io.telltale.redact.PrivacyCheck;
import io.telltale.seal.Trust;
import io.telltale.ship.RelpBytes;
import io.telltale.value.ValueParser;
import io.telltale.verify.Verification;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Something that reads bytes which anybody may have chosen. */
public enum FuzzTarget {
  /** A request's values, to the bytes on the wire in every format. */
  WIRE {
    @Override
    void read(byte[] data) throws IOException {
      HostileEvent.check(text(data));
    }
  },
  /** What a collector answers. */
  RELP {
    @Override
    void read(byte[] data) {
      RelpBytes.check(data);
    }
  },
  /** What comes in at {@code receive}. */
  RECEIVER {
    @Override
    void read(byte[] data) {
      ReceivedBytes.check(data);
    }
  },
  CONFIGURATION {
    @Override
    void read(byte[] data) {
      AgentOptions options = AgentOptions.parse("config=telltale.yaml", Map.of());
      Configuration configuration = ConfigLoader.load(options, Map.of(), data);
      assertThat(configuration.problems()).allMatch(problem -> !problem.toString().isEmpty());
      assertThat(PrivacyCheck.problems(configuration.privacy())).isNotNull();
    }
  },
  POINTCUT {
    @Override
    void read(byte[] data) throws SyntaxException {
      PointcutExpression expression = PointcutParser.parse(text(data));
      assertThat(PointcutParser.parse(expression.toString())).hasToString(expression.toString());
    }
  },
  HTTP {
    @Override
    void read(byte[] data) throws SyntaxException {
      assertThat(HttpPattern.parse(text(data))).isNotNull();
    }
  },
  VALUE {
    @Override
    void read(byte[] data) throws SyntaxException {
      assertThat(ValueParser.value(text(data))).isNotNull();
    }
  },
  CONDITION {
    @Override
    void read(byte[] data) throws SyntaxException {
      assertThat(ValueParser.condition(text(data))).isNotNull();
    }
  },
  /** What a collector stored. */
  VERIFY {
    @Override
    void read(byte[] data) throws IOException {
      try (Verification verification = new Verification(new Trust(), finding -> {})) {
        verification.read("stored", new ByteArrayInputStream(data));
        assertThat(verification.finish(null, false)).isNotNull();
      }
    }
  };

  abstract void read(byte[] data) throws IOException, SyntaxException;

  /** Fails if it does not hold what it must, or throws what nobody expects. */
  public void run(byte[] data) {
    try {
      read(data);
    } catch (SyntaxException | IOException e) {
      assertThat(e).message().isNotEmpty(); // refused, and it says why
    }
  }

  private static String text(byte[] data) {
    return new String(data, StandardCharsets.UTF_8);
  }
}
