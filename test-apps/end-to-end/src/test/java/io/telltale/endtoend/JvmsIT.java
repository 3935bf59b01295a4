// SPDX-License-Identifier: Apache-2.0

package io.telltale.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.telltale.harness.Build;
import io.telltale.harness.Forked;
import io.telltale.harness.Jvm;
import io.telltale.harness.Jvms;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A version that is missing must not go unnoticed: the rest of the suite just does not use it. */
class JvmsIT {

  static Stream<Integer> supported() {
    return Jvms.SUPPORTED.stream();
  }

  @ParameterizedTest(name = "Java {0}")
  @MethodSource("supported")
  void isHereAndStarts(int version) {
    Jvm jvm = Jvms.find(version).orElse(null);
    if (jvm == null) {
      System.out.println("SKIPPED: no Java " + version + " on this machine, not tested on it");
      assertThat(Build.isContinuousIntegration()).as("CI, and no Java " + version).isFalse();
      assumeTrue(false, "no Java " + version);
      return;
    }
    String banner = version == 8 ? "\"1.8.0" : "\"" + version;
    try (Forked java =
        Forked.start(Build.newFolder("version"), List.of(jvm.java().toString(), "-version"))) {
      assertThat(java.awaitExit()).isZero();
      assertThat(java.stderr()).contains(banner);
    }
  }
}
