// SPDX-License-Identifier: Apache-2.0

package io.telltale.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.telltale.harness.Build;
import io.telltale.harness.EventFile;
import io.telltale.harness.Fixtures;
import io.telltale.harness.Forked;
import io.telltale.harness.Jvm;
import io.telltale.harness.Jvms;
import io.telltale.harness.SyslogEvent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A bundle of OSGi sees nothing that it does not import, and is woven without any setting. */
class OsgiIT {

  private static final String CONFIGURATION =
      """
      packs: none
      pointcuts:
        - id: door
          execution: boolean com.acme.bundle.Door.open(String, String)
          event: login
          failure: return == false
          user: args[0]
      """;

  static Stream<Jvm> jvms() {
    return Jvms.all().stream();
  }

  @ParameterizedTest
  @MethodSource("jvms")
  void aBundleOfFelixIsWoven(Jvm jvm) {
    EventFile events = EventFile.create();

    List<String> withoutAgent = run(jvm, List.of());
    List<String> withAgent = run(jvm, List.of(events.agent(CONFIGURATION).flag()));

    assertThat(withoutAgent).startsWith("eve: false", "bob: true");
    assertThat(withAgent).isEqualTo(withoutAgent);
    assertThat(events.security())
        .extracting(SyslogEvent::type)
        .containsExactly("login_failure", "login_success");
    assertThat(events.security())
        .extracting(event -> event.text("user.name"))
        .containsExactly("eve", "bob");
  }

  /** What the framework with the bundle prints, but for the agent's report of what it wove. */
  private static List<String> run(Jvm jvm, List<String> flags) {
    Path felix = Build.copied("org.apache.felix.framework.jar");
    Path folder = Build.newFolder("felix-java-" + jvm.version());
    List<String> command = new ArrayList<>(List.of(jvm.java().toString()));
    command.addAll(flags);
    command.addAll(
        List.of(
            "-cp",
            Fixtures.classPath(felix, Fixtures.compile("felix-host", felix)),
            "com.acme.host.FelixHost",
            bundle(felix).toString(),
            folder.resolve("cache").toString()));
    try (Forked host = Forked.start(folder, command)) {
      assertThat(host.awaitExit()).as(host.stderr()).isZero();
      return Stream.concat(host.stdout().lines(), host.stderr().lines())
          .filter(line -> !line.startsWith("telltale: methods woven: "))
          .toList();
    }
  }

  private static Path bundle(Path felix) {
    return Fixtures.jar(
        "door-bundle.jar",
        Fixtures.compile("door-bundle", felix),
        Map.of(
            "Bundle-ManifestVersion", "2",
            "Bundle-SymbolicName", "com.acme.bundle",
            "Bundle-Version", "1.0.0",
            "Bundle-Activator", "com.acme.bundle.DoorActivator",
            "Import-Package", "org.osgi.framework"));
  }
}
