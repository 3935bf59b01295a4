// SPDX-License-Identifier: Apache-2.0

package io.telltale.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The agent starts without the parts of the JDK whose early start breaks applications: a log
 * manager or an MBean server that the application meant to choose, and file systems before {@code
 * main}.
 */
class PremainClassesIT {

  /** {@code [Loaded a.B from ...]} on Java 8, {@code [0.1s][info][class,load] a.B source: ...}. */
  private static final Pattern LOADED =
      Pattern.compile(
          "(?:\\[Loaded |\\] )((?:java\\.util\\.logging|javax\\.management|java\\.nio\\.file)"
              + "\\.[\\w.$]+) (?:from|source:) ");

  static Stream<Jvm> jvms() {
    return Jvms.all().stream();
  }

  private static Set<String> loadedBy(Jvm jvm, String agentFlag) {
    Path folder = Build.newFolder("classes");
    String log = jvm.version() == 8 ? "-verbose:class" : "-Xlog:class+load";
    String classPath = Sources.helloClassPath().toString();
    List<String> command =
        List.of(jvm.java().toString(), log, agentFlag, "-cp", classPath, "Hello");
    try (Forked hello = Forked.start(folder, command)) {
      hello.closeStdin();
      assertThat(hello.awaitExit()).isZero();
      String output = hello.stdout();
      assertThat(output).contains("java.lang.Object", "hello");
      return LOADED
          .matcher(output)
          .results()
          .map(match -> match.group(1))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  @ParameterizedTest
  @MethodSource("jvms")
  void loadsNoLoggingManagementOrFileSystemClassOfItsOwnAccord(Jvm jvm) {
    Agent agent = Agent.withoutOptions().target("tcp://" + Ports.LOOPBACK + ":1");

    Set<String> loaded = loadedBy(jvm, agent.flag());
    loaded.removeAll(loadedBy(jvm, "-javaagent:" + Sources.emptyAgentJar()));

    assertThat(loaded).isEmpty();
  }
}
