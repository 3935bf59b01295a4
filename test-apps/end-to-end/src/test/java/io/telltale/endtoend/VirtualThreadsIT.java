// SPDX-License-Identifier: Apache-2.0

package io.telltale.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.telltale.harness.Jvm;
import io.telltale.harness.Jvms;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** 20,000 virtual threads, all of them inside a request at once, sign in, in a heap of 128 MB. */
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
  void eachSignInIsReportedOnceWithItsOwnRequest(Jvm jvm) {
    Oddities run =
        Oddities.Launch.on(jvm, REQUESTS)
            .with("-Xmx128m", "-Djdk.tracePinnedThreads=full")
            .run("virtual-threads");

    run.assertUndisturbed("virtual-threads");
    assertThat(run.events().stream().filter(event -> event.type().equals("login_success")))
        .extracting(event -> event.text("user.name") + " at " + event.text("url.path"))
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, THREADS).mapToObj(i -> "virtual-" + i + " at /login/" + i).toList());
    // Java 21 prints the stack of each thread that is pinned when it blocks; 25 does not know how.
    assertThat(run.stdout()).doesNotContain("io.telltale");
  }
}
