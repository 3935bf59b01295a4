// SPDX-License-Identifier: Apache-2.0

package io.telltale.frameworks;

import io.telltale.harness.Application;
import io.telltale.harness.Framework;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Jakarta Security in the servers that bring it. */
class SoteriaIT {

  private static final String SETTINGS = "web-glassfish";

  static Stream<Framework> glassFish() {
    return Stream.of(
        glassFish("1.0.1", "5.1.0", 8, "web-javax"),
        glassFish("2.0.1", "6.2.5", 11, "web-jakarta"));
  }

  private static Framework glassFish(String version, String server, int java, String application) {
    return GlassFish.with(Framework.of("Soteria", version, java, SETTINGS, application), server);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("glassFish")
  void tellsWhatHappens(Framework framework) {
    Application application =
        GlassFish.start(framework, Wars.withJakartaSecurity(framework.fixtures().get(1), SETTINGS));
    try (application) {
      visit(application);
    }
    Story.assertTold(application, framework, "soteria.txt");
  }

  static Stream<Arguments> payara() {
    return Stream.of(
        Arguments.of(Framework.of("Soteria", "3.0.3", 17, "web-jakarta"), "6.2025.10"),
        Arguments.of(Framework.of("Soteria", "4.0.1", 21, "web-jakarta"), "7.2025.1"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("payara")
  void tellsInPayara(Framework framework, String server) {
    Application application =
        GlassFish.startPayara(
            framework, server, Wars.withJakartaSecurity(framework.fixtures().get(0), SETTINGS));
    try (application) {
      visit(application);
    }
    Story.assertTold(application, framework, "soteria.txt");
  }

  private static void visit(Application application) {
    Visits visits = new Visits(application);
    visits.formAndBasic();
    visits.challenge("/basic", 401);
  }
}
