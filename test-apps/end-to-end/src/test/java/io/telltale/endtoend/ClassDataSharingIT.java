// SPDX-License-Identifier: Apache-2.0

package io.telltale.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.telltale.harness.Build;
import io.telltale.harness.EventFile;
import io.telltale.harness.Fixtures;
import io.telltale.harness.Forked;
import io.telltale.harness.Jvm;
import io.telltale.harness.Jvms;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Classes come from the JVM's archive, and from a user's, as they do without the agent. */
class ClassDataSharingIT {

  /** {@code [0.1s][info][class,load] a.B source: shared objects file}, maybe with {@code (top)}. */
  private static final Pattern SHARED =
      Pattern.compile("(?m)\\] ([\\w.$/]+) source: shared objects file");

  /** An archive that the application made itself can be dumped by a flag since 13. */
  private static final int ARCHIVES_AT_EXIT = 17;

  private static Path jar = Path.of("");

  static Stream<Jvm> jvms() {
    return Jvms.all().stream().filter(jvm -> jvm.version() > 8);
  }

  static Stream<Jvm> jvmsThatArchiveAtExit() {
    return jvms().filter(jvm -> jvm.version() >= ARCHIVES_AT_EXIT);
  }

  /** The JVM archives classes from jars only. */
  @BeforeAll
  static void packProgram() {
    jar = Fixtures.jar("hello.jar", Sources.helloClassPath(), Map.of());
  }

  private static List<String> agentFlags() {
    return List.of(EventFile.create().agent().flag());
  }

  /** What the program and the JVM print. */
  private static String run(Jvm jvm, List<String> agentFlags, String... flags) {
    List<String> command = new ArrayList<>(List.of(jvm.java().toString(), "-Xlog:class+load"));
    command.addAll(agentFlags);
    command.addAll(List.of(flags));
    command.addAll(List.of("-cp", jar.toString(), "Hello"));
    try (Forked hello = Forked.start(Build.newFolder("sharing"), command)) {
      hello.closeStdin();
      assertThat(hello.awaitExit()).isZero();
      assertThat(hello.stdout()).contains("hello");
      assertThat(hello.stdout() + hello.stderr()).doesNotContain("warning");
      return hello.stdout();
    }
  }

  private static Set<String> shared(String output) {
    return SHARED
        .matcher(output)
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Not every build of a JVM brings an archive; a user can make one. */
  private static String archiveFlag(Jvm jvm) {
    Path archive = Build.newFolder("archive-java-" + jvm.version()).resolve("jdk.jsa");
    String flag = "-XX:SharedArchiveFile=" + archive;
    dump(jvm, flag);
    return flag;
  }

  private static void dump(Jvm jvm, String... flags) {
    List<String> command = new ArrayList<>(List.of(jvm.java().toString(), "-Xshare:dump"));
    command.addAll(List.of(flags));
    try (Forked dumping = Forked.start(Build.newFolder("dumping"), command)) {
      assertThat(dumping.awaitExit()).as(dumping.stdout() + dumping.stderr()).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("jvms")
  void everyClassOfTheJdkThatIsSharedWithoutTheAgentIsSharedWithIt(Jvm jvm) {
    String archive = archiveFlag(jvm);

    Set<String> without = shared(run(jvm, List.of(), "-Xshare:auto", archive));
    Set<String> with = shared(run(jvm, agentFlags(), "-Xshare:auto", archive));

    assertThat(without).contains("java.lang.String", "java.util.HashMap");
    assertThat(with).containsAll(without);
  }

  /** The older way, by a list of classes, and the only one before 13. */
  @ParameterizedTest
  @MethodSource("jvms")
  void anArchiveOfListedClassesIsStillUsed(Jvm jvm) {
    Path folder = Build.newFolder("archive-java-" + jvm.version());
    String list = folder.resolve("classes.txt").toString();
    String flag = "-XX:SharedArchiveFile=" + folder.resolve("hello.jsa");
    run(jvm, List.of(), "-Xshare:off", "-XX:DumpLoadedClassList=" + list);
    dump(jvm, "-XX:SharedClassListFile=" + list, flag, "-cp", jar.toString());

    assertThat(shared(run(jvm, List.of(), flag))).contains("Hello");
    assertThat(shared(run(jvm, agentFlags(), flag))).contains("Hello");
  }

  @ParameterizedTest
  @MethodSource("jvmsThatArchiveAtExit")
  void anArchiveOfTheUsersOwnIsStillUsed(Jvm jvm) {
    Path archive = Build.newFolder("archive-java-" + jvm.version()).resolve("hello.jsa");
    run(jvm, List.of(), "-XX:ArchiveClassesAtExit=" + archive);
    assertThat(Files.exists(archive)).isTrue();
    String flag = "-XX:SharedArchiveFile=" + archive;

    assertThat(shared(run(jvm, List.of(), flag))).contains("Hello");
    assertThat(shared(run(jvm, agentFlags(), flag))).contains("Hello");
  }
}
