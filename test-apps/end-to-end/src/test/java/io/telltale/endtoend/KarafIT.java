// SPDX-License-Identifier: Apache-2.0

package io.telltale.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.telltale.harness.Build;
import io.telltale.harness.EventFile;
import io.telltale.harness.Fixtures;
import io.telltale.harness.Forked;
import io.telltale.harness.Jvm;
import io.telltale.harness.Jvms;
import io.telltale.harness.Ports;
import io.telltale.harness.SyslogEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sign-in to an unmodified Apache Karaf by SSH, which its JAAS realm decides. */
class KarafIT {

  private static final String USER = "carol";
  private static final String RIGHT = "right-word";
  private static final String WRONG = "wrong-word";

  private static final Path HOME = Build.unpacked("karaf").orElseThrow();

  private final int sshPort = Ports.free();
  private final Path base = Build.newFolder("karaf");

  /** The oldest and the newest that its start script knows. */
  static Stream<Jvm> jvms() {
    return Stream.of(11, 21).flatMap(version -> Jvms.find(version).stream());
  }

  @ParameterizedTest
  @MethodSource("jvms")
  void itsRealmsAnswersAreTold(Jvm jvm) throws IOException {
    EventFile events = EventFile.create();
    prepare();
    Forked karaf =
        Forked.start(
            base,
            environment(jvm, Map.of("EXTRA_JAVA_OPTS", events.agent().flag())),
            List.of(HOME.resolve("bin/karaf").toString(), "server"));
    try (karaf) {
      await()
          .atMost(Duration.ofMinutes(3))
          .until(
              () -> {
                karaf.requireAlive();
                return Ports.accepts(sshPort);
              });

      assertThat(command(jvm, WRONG)).doesNotContain("4.4.10");
      assertThat(command(jvm, RIGHT)).contains("4.4.10");
    }

    assertThat(events.security())
        .extracting(SyslogEvent::type)
        .containsExactly("login_failure", "login_success");
    assertThat(events.security())
        .allSatisfy(
            event -> {
              assertThat(event.text("user.name")).isEqualTo(USER);
              assertThat(event.texts("telltale.mechanisms")).containsExactly("jaas");
            });
    assertThat(events.text()).doesNotContain(RIGHT, WRONG);
    assertThat(
            karaf.stdout() + karaf.stderr() + Files.readString(base.resolve("data/log/karaf.log")))
        .doesNotContain("NoClassDefFoundError", "telltale: pointcut");
  }

  private Map<String, String> environment(Jvm jvm, Map<String, String> more) {
    Map<String, String> environment = new HashMap<>(more);
    environment.put("JAVA_HOME", jvm.home().toString());
    environment.put("KARAF_ETC", base.resolve("etc").toString());
    environment.put("KARAF_DATA", base.resolve("data").toString());
    return environment;
  }

  /** A configuration with a user and with ports that are free. */
  private void prepare() throws IOException {
    Files.createDirectory(base.resolve("data"));
    Path etc = base.resolve("etc");
    Fixtures.copy(HOME.resolve("etc"), etc);
    // Its client tries a password by two ways of SSH, and the realm would be asked twice.
    String ssh = "sshPort = " + sshPort + "\nauthMethods = password";
    replace(etc.resolve("org.apache.karaf.shell.cfg"), "sshPort = 8101", ssh);
    Path management = etc.resolve("org.apache.karaf.management.cfg");
    replace(management, "rmiRegistryPort = 1099", "rmiRegistryPort = " + Ports.free());
    replace(management, "rmiServerPort = 44444", "rmiServerPort = " + Ports.free());
    Files.writeString(
        etc.resolve("users.properties"),
        "%n%s = %s,group,admin,manager,viewer,systembundles,ssh%n".formatted(USER, RIGHT),
        StandardOpenOption.APPEND);
  }

  private static void replace(Path file, String old, String replacement) throws IOException {
    String text = Files.readString(file);
    assertThat(text).contains(old);
    Files.writeString(file, text.replace(old, replacement));
  }

  /** What Karaf's own client prints when it asks for the version with this password. */
  private String command(Jvm jvm, String password) {
    List<String> command =
        List.of(
            HOME.resolve("bin/client").toString(),
            "-h",
            Ports.LOOPBACK,
            "-a",
            Integer.toString(sshPort),
            "-u",
            USER,
            "-p",
            password,
            "version");
    try (Forked client =
        Forked.start(Build.newFolder("karaf-client"), environment(jvm, Map.of()), command)) {
      client.awaitExit(); // its standard input stays open, since at its end the client hangs up
      return client.stdout();
    }
  }
}
