// SPDX-License-Identifier: Apache-2.0

package io.telltale.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.telltale.harness.Agent;
import io.telltale.harness.Build;
import io.telltale.harness.Forked;
import io.telltale.harness.Jvm;
import io.telltale.harness.Jvms;
import io.telltale.harness.Ports;
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
 * Before {@code main} the agent does without the parts of the JDK whose early start breaks
 * applications: a log manager, an MBean server or a file system that the application meant to
 * choose.
 */
class PremainClassesIT {

  /** {@code [Loaded a.B from ...]} on Java 8, {@code [0.1s][info][class,load] a.B source: ...}. */
  private static final Pattern LOADED =
      Pattern.compile("(?:\\[Loaded |\\] )([\\w.$]+) (?:from|source:) ");

  /** The JVM's launcher loads it when all agents have started, to look for the main class. */
  private static final String AFTER_PREMAIN = "sun.launcher.LauncherHelper";

  static Stream<Jvm> jvms() {
    return Jvms.all().stream();
  }

  /** Classes of these packages that the agent loads and an agent that does nothing does not. */
  private static Set<String> loaded(Jvm jvm, Agent agent, String... packages) {
    Set<String> loaded = loadedWith(jvm, agent.flag());
    assertThat(loaded).contains("io.telltale.premain.Premain");
    loaded.removeAll(loadedWith(jvm, "-javaagent:" + Sources.emptyAgentJar()));
    loaded.removeIf(name -> Stream.of(packages).noneMatch(name::startsWith));
    return loaded;
  }

  private static Set<String> loadedWith(Jvm jvm, String agentFlag) {
    Path folder = Build.newFolder("classes");
    String log = jvm.version() == 8 ? "-verbose:class" : "-Xlog:class+load";
    String classPath = Sources.helloClassPath().toString();
    List<String> command =
        List.of(jvm.java().toString(), log, agentFlag, "-cp", classPath, "Hello");
    try (Forked hello = Forked.start(folder, command)) {
      hello.closeStdin();
      assertThat(hello.awaitExit()).isZero();
      assertThat(hello.stdout()).contains("hello");
      return LOADED
          .matcher(hello.stdout())
          .results()
          .map(match -> match.group(1))
          .takeWhile(name -> !name.equals(AFTER_PREMAIN))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  @ParameterizedTest
  @MethodSource("jvms")
  void loadsNoClassOfLoggingManagementOrFileSystems(Jvm jvm) {
    Agent agent = Agent.withoutOptions().target("tcp://" + Ports.LOOPBACK + ":1");

    assertThat(loaded(jvm, agent, "java.util.logging.", "javax.management.", "java.nio.file."))
        .isEmpty();
  }
}
