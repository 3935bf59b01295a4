// SPDX-License-Identifier: Apache-2.0

package io.telltale.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.telltale.harness.Build;
import io.telltale.harness.EventSocket;
import io.telltale.harness.Forked;
import io.telltale.harness.Jvm;
import io.telltale.harness.Jvms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Odd flags and poor surroundings change nothing of what the agent does. */
@ParameterizedClass(name = "{0}")
@MethodSource("jvms")
class SurroundingsIT {

  private static final String NOWHERE = "-Djava.io.tmpdir=/no/such/folder";

  /** Ends with 77 where the root file system cannot be made read-only. */
  private static final String READ_ONLY_ROOT =
      "mount -o remount,ro,bind / && ! touch \"$0.probe\" 2>/dev/null || exit 77; exec \"$@\"";

  @Parameter Jvm jvm;

  static Stream<Jvm> jvms() {
    return Jvms.all().stream();
  }

  private Oddities.Launch launch() {
    return Oddities.Launch.on(jvm, Oddities.LOGINS);
  }

  private static void assertReportsTheSignIn(Oddities.Launch launch) {
    launch.run("login").assertUndisturbed("login").assertEachCallReportedOnce();
  }

  @Test
  void theJarIsListedTwice() {
    Oddities.Launch once = launch();

    assertReportsTheSignIn(once.with(once.flags().get(0)));
  }

  @Test
  void aCopyOfTheJarIsListedToo() throws IOException {
    Oddities.Launch original = launch();
    Path copy = Files.copy(Build.agentJar(), original.folder().resolve("copy.jar"));

    assertReportsTheSignIn(original.with("-javaagent:" + copy));
  }

  @Test
  void theJvmDoesNotVerify() {
    assertReportsTheSignIn(launch().with("-Xverify:none"));
  }

  @Test
  void theHeapIsTiny() {
    Oddities run = launch().with("-XX:+UseSerialGC", "-Xmx16m").run("class-files");

    run.assertUndisturbed("class-files").assertEachCallReportedOnce();
  }

  /** The limit makes every write to a file fail, so a file that is written shows as a complaint. */
  @Test
  void noFileCanBeWrittenAndThereIsNoTemporaryFolder() {
    try (EventSocket target = EventSocket.open()) {
      Oddities.Launch launch = Oddities.Launch.on(jvm, Oddities.LOGINS, target.url()).with(NOWHERE);
      // Through a pipe, since the limit holds for the standard output's file as well.
      String limited = "(ulimit -f 0; exec \"$@\") 2>&1 | cat";

      assertSendsTheSignIn(launch, target, "sh", "-c", limited, "sh");
      assertThat(launch.folder()).isDirectoryNotContaining("glob:**{.tmp,.jar,.log}");
    }
  }

  @Test
  void theRootFileSystemIsReadOnly() {
    try (EventSocket target = EventSocket.open()) {
      Oddities.Launch launch = Oddities.Launch.on(jvm, Oddities.LOGINS, target.url()).with(NOWHERE);
      String probe = launch.folder().resolve("probe").toString();

      assertSendsTheSignIn(launch, target, "unshare", "-rm", "sh", "-c", READ_ONLY_ROOT, probe);
    }
  }

  /** The JVM has something to say about a missing temporary folder, so it is asked alone too. */
  private static void assertSendsTheSignIn(
      Oddities.Launch launch, EventSocket target, String... wrapper) {
    Oddities.Launch alone =
        Oddities.Launch.withoutAgent(launch.jvm()).with(NOWHERE).wrapped(List.of(wrapper));
    try (Forked expected = alone.start("login");
        Forked forked = launch.wrapped(List.of(wrapper)).start("login")) {
      int exitCode = expected.awaitExit();
      assumeTrue(exitCode != 77 && !expected.stderr().contains("unshare"), "not allowed here");
      assertThat(exitCode).isZero();
      assertThat(forked.awaitExit()).as(forked.stdout() + forked.stderr()).isZero();
      assertThat(forked.stdout()).isEqualTo(expected.stdout()).contains("done login\n");
      assertThat(forked.stderr()).isEqualTo(expected.stderr());
      assertThat(target.all()).containsOnlyOnce(" login_success ");
    }
  }
}
