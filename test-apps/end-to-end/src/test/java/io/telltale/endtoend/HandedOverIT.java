// SPDX-License-Identifier: Apache-2.0

package io.telltale.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.telltale.harness.Jvm;
import io.telltale.harness.Jvms;
import io.telltale.harness.SyslogEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A request goes with its work to every kind of thread that the JDK has, and no further. */
class HandedOverIT {

  private static final String VISITS =
      """
      packs: async
      pointcuts:
        - id: doors
          execution: boolean com.acme.oddities.Bean.login(String)
          event: login
          user: args[0]
        - id: visit
          execution: "* com.acme.oddities.Visit.serve(..)"
          scope: request
          context:
            request: args[0]
            request.path: args[0].path
            request.address: args[0].remoteAddr
      """;

  /** Without threads of its own the common pool starts one for each task, as on two cores. */
  private record Run(Jvm jvm, int parallelism) {
    @Override
    public String toString() {
      return jvm + ", common pool of " + parallelism;
    }
  }

  static Stream<Run> runs() {
    return Jvms.all().stream()
        .flatMap(jvm -> Stream.of(1, 4).map(parallelism -> new Run(jvm, parallelism)));
  }

  @ParameterizedTest
  @MethodSource("runs")
  void eachSignInIsToldInItsOwnRequest(Run run) {
    String parallelism =
        "-Djava.util.concurrent.ForkJoinPool.common.parallelism=" + run.parallelism();

    Oddities oddities =
        Oddities.Launch.on(run.jvm(), VISITS).with(parallelism, "-Xmx128m").run("handed-over");

    oddities.assertUndisturbed("handed-over");
    assertThat(told(oddities)).containsExactlyInAnyOrderElementsOf(wanted(oddities));
  }

  private static List<String> wanted(Oddities oddities) {
    return oddities
        .stdout()
        .lines()
        .filter(line -> line.startsWith("sign-in "))
        .map(line -> line.substring("sign-in ".length()))
        .toList();
  }

  private static List<String> told(Oddities oddities) {
    List<String> told = new ArrayList<>();
    for (SyslogEvent event : oddities.events()) {
      if (event.type().equals("login_success")) {
        String path = event.text("url.path");
        told.add(event.text("user.name") + " " + (path == null ? "none" : path));
      }
    }
    return told;
  }
}
