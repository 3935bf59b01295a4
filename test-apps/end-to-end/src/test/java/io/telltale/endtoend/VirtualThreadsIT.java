// SPDX-License-Identifier: Apache-2.0

package io.telltale.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.telltale.harness.Jvm;
import io.telltale.harness.Jvms;
import io.telltale.harness.SyslogEvent;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * 20,000 virtual threads, all of them inside a request at once, sign in, in a heap of 128 MB. The
 * queue is bounded: what does not fit is counted, and the stream says how much.
 */
class VirtualThreadsIT {

  private static final int THREADS = 20_000;

  private static final String REQUESTS =
      Oddities.LOGINS
          + """
            - id: handler
              execution: void com.acme.oddities.VirtualThreads.handle(..)
              scope: request
              context: { request: "args[0]", request.path: "args[0].path", request.address: "args[0].remoteAddr" }
          """;

  static Stream<Jvm> jvms() {
    return Jvms.all().stream().filter(jvm -> jvm.version() >= 21);
  }

  @ParameterizedTest
  @MethodSource("jvms")
  void eachSignInIsReportedOnceWithItsOwnRequestOrDeclaredAsDropped(Jvm jvm) {
    Oddities run =
        Oddities.Launch.on(jvm, REQUESTS)
            .with("-Xmx128m", "-Djdk.tracePinnedThreads=full")
            .run("virtual-threads");

    assertThat(run.exitCode()).as(run.stdout() + run.stderr()).isZero();
    assertThat(run.stdout()).contains("done virtual-threads\n");
    assertThat(run.stderr()).isEmpty();
    List<String> arrived =
        ofType(run, "login_success")
            .map(event -> event.text("user.name") + " at " + event.text("url.path"))
            .toList();
    assertThat(arrived)
        .doesNotHaveDuplicates()
        .isSubsetOf(
            IntStream.range(0, THREADS)
                .mapToObj(i -> "virtual-" + i + " at /login/" + i)
                .collect(Collectors.toSet()));
    long dropped =
        ofType(run, "events_dropped")
            .mapToLong(event -> number(event, "telltale.agent.dropped_login_success"))
            .sum();
    assertThat(arrived.size() + dropped).isEqualTo(THREADS);
    assertThat(ofType(run, "agent_stopped"))
        .singleElement()
        .satisfies(event -> assertThat(number(event, "telltale.agent.dropped")).isEqualTo(dropped));
    // Java 21 prints the stack of each thread that is pinned when it blocks; 25 does not know how.
    assertThat(run.stdout()).doesNotContain("io.telltale");
  }

  private static Stream<SyslogEvent> ofType(Oddities run, String type) {
    return run.events().stream().filter(event -> event.type().equals(type));
  }

  private static long number(SyslogEvent event, String field) {
    return Long.parseLong(Objects.requireNonNull(event.text(field)));
  }
}
