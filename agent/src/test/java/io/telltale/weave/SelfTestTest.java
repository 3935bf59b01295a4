// SPDX-License-Identifier: Apache-2.0

package io.telltale.weave;

import static org.assertj.core.api.Assertions.assertThat;

import io.telltale.diagnostics.Diagnostics;
import io.telltale.hook.TelltaleHook;
import io.telltale.pointcut.Pointcut;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SelfTestTest {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final Diagnostics diagnostics =
      new Diagnostics(new PrintStream(bytes, true, StandardCharsets.UTF_8));

  private String said(SiteNumbers numbers) {
    new SelfTest(numbers, diagnostics).run();
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void saysNothingWhereWovenCodeReachesUs() {
    assertThat(said(new RecordingSites())).isEmpty();
  }

  @Test
  void saysWhatToDoWhereWovenCodeDoesNotReachUs() {
    assertThat(said(new PlacesNothing()))
        .startsWith("telltale: self-test failed, events may be missing")
        .contains("was called, but not seen")
        .contains("as the only agent");
  }

  @Test
  void saysWhatToDoWhereNothingCanBeWoven() {
    assertThat(said(new Breaks()))
        .startsWith("telltale: self-test failed, events may be missing")
        .contains("NoClassDefFoundError")
        .contains("as the only agent");
  }

  private static class PlacesNothing implements SiteNumbers {
    @Override
    public int number(String method, List<Pointcut> pointcuts) {
      return place(null);
    }

    @Override
    public int place(TelltaleHook hook) {
      return 1_000_000;
    }

    @Override
    public boolean readsArgumentsOnEntry(int number) {
      return true;
    }

    @Override
    public boolean readsArgumentsOnExit(int number) {
      return true;
    }
  }

  private static final class Breaks extends PlacesNothing {
    @Override
    public int place(TelltaleHook hook) {
      throw new NoClassDefFoundError("java/lang/TelltaleHook");
    }
  }
}
