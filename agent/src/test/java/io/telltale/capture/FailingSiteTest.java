// SPDX-License-Identifier: Apache-2.0

package io.telltale.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.telltale.event.EventType;
import io.telltale.event.SecurityEvent;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Something in the agent itself is broken; the application goes on. */
class FailingSiteTest {

  private static final String YAML =
      """
      pointcuts:
        - id: gate
          execution: Object GATE.inner(String, *..Callable)
          event: login
          user: args[0]
      """;

  private final List<SecurityEvent> told = new CopyOnWriteArrayList<>();
  private Throwable failure = new IllegalStateException("the password is hunter2");
  private int evaluated;

  private final LiveStage stage = new LiveStage(YAML, this::take);
  private final Gate gate = stage.woven();

  private void take(SecurityEvent event) {
    if (event.type().equals(EventType.POINTCUT_DISABLED)) {
      told.add(event);
      return;
    }
    evaluated++;
    if (failure instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) failure;
  }

  @AfterEach
  void forgetsEverything() {
    Stage.assertNothingIsOpen();
  }

  private void call(int times) throws Exception {
    for (int i = 0; i < times; i++) {
      assertThat(gate.inner("bob", () -> "result")).isEqualTo("result");
    }
  }

  @Test
  void aSiteThatKeepsFailingIsSwitchedOffAndToldOnce() throws Exception {
    call(50);

    assertThat(evaluated).isEqualTo(10);
    assertThat(told).hasSize(1);
    assertThat(told.get(0).reason()).isEqualTo("keeps_failing");
    assertThat(told.get(0).pointcut()).isEqualTo("gate");
    assertThat(told.get(0).resource()).contains("Gate$Woven.inner(");
    assertThat(stage.said().lines())
        .hasSize(2)
        .anyMatch(line -> line.contains("evaluating ") && line.contains("IllegalStateException"))
        .anyMatch(line -> line.contains("disabled until the configuration changes"))
        .noneMatch(line -> line.contains("hunter2"));
  }

  @Test
  void anErrorIsNoDifferent() throws Exception {
    failure = new NoClassDefFoundError("com/acme/Gone");
    call(50);

    assertThat(evaluated).isEqualTo(10);
    assertThat(told).hasSize(1);
  }

  @Test
  void exhaustionSwitchesNothingOff() throws Exception {
    failure = new OutOfMemoryError("as if");
    call(50);

    assertThat(evaluated).isEqualTo(50);
    assertThat(told).isEmpty();
  }

  @Test
  void anotherConfigurationRevivesIt() throws Exception {
    call(50);
    stage.replace(YAML.replace("user: args[0]", "resource: args[0]"));
    stage.sites.retire();
    call(5);

    assertThat(evaluated).isEqualTo(15);
    assertThat(told).hasSize(1);
  }
}
