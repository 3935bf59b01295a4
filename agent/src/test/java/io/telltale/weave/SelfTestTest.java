// SPDX-License-Identifier: Apache-2.0

package io.telltale.weave;

import static org.assertj.core.api.Assertions.assertThat;

import io.telltale.hook.TelltaleHook;
import io.telltale.pointcut.Pointcut;
import java.util.List;
import org.junit.jupiter.api.Test;

class SelfTestTest {

  private final RecordingSites reached = new RecordingSites();

  private List<String> degradations(SiteNumbers numbers) {
    new SelfTest(numbers, reached).run();
    return reached.degradations;
  }

  @Test
  void saysNothingWhereWovenCodeReachesUs() {
    assertThat(degradations(reached)).isEmpty();
  }

  @Test
  void saysWhatToDoWhereWovenCodeDoesNotReachUs() {
    assertThat(degradations(new PlacesNothing()))
        .singleElement()
        .asString()
        .startsWith("self_test_failed: self-test failed, events may be missing")
        .contains("was called, but not seen")
        .contains("as the only agent");
  }

  @Test
  void saysWhatToDoWhereNothingCanBeWoven() {
    assertThat(degradations(new Breaks()))
        .singleElement()
        .asString()
        .startsWith("self_test_failed: self-test failed, events may be missing")
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
