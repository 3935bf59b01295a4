// SPDX-License-Identifier: Apache-2.0

package io.telltale.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.telltale.harness.Jvm;
import io.telltale.harness.Jvms;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * 64 threads load 2,000 woven classes through four loaders, two of them parallel capable. A
 * deadlock shows as a program that does not end.
 */
class ParallelLoadingIT {

  private static final int CLASSES = 2_000;

  static Stream<Jvm> jvms() {
    return Jvms.all().stream();
  }

  @ParameterizedTest
  @MethodSource("jvms")
  void everyClassIsWovenBeforeItsFirstCall(Jvm jvm) {
    Oddities run = Oddities.Launch.on(jvm, Oddities.LOGINS).run("parallel-loading");

    run.assertUndisturbed("parallel-loading");
    assertThat(run.users())
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, CLASSES).mapToObj(i -> "parallel-" + i).toList());
  }
}
