// SPDX-License-Identifier: Apache-2.0

package io.telltale.frameworks;

import io.telltale.harness.Application;
import io.telltale.harness.Framework;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GlassFishIT {

  private static final String SETTINGS = "web-glassfish";

  static Stream<Framework> glassFish() {
    return Stream.of(
        glassFish("3.1.2.2", 8, "web-javax"),
        glassFish("5.1.0", 8, "web-javax"),
        glassFish("7.0.25", 21, "web-jakarta"));
  }

  private static Framework glassFish(String version, int java, String application) {
    return GlassFish.with(Framework.of("GlassFish", version, java, SETTINGS, application), version);
  }

  static Stream<Framework> payara() {
    return Stream.of(
        Framework.of("Payara Micro", "5.2022.5", 8, "web-javax"),
        Framework.of("Payara Micro", "7.2025.1", 21, "web-jakarta"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("glassFish")
  void tellsWhatHappens(Framework framework) {
    Application application =
        GlassFish.start(framework, Wars.of(framework.fixtures().get(1), SETTINGS));
    try (application) {
      visit(application);
    }
    Story.assertTold(application, framework, "glassfish.txt");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("payara")
  void tellsOfPayara(Framework framework) {
    Application application =
        GlassFish.startPayara(
            framework, framework.version(), Wars.of(framework.fixtures().get(0), SETTINGS));
    try (application) {
      visit(application);
    }
    Story.assertTold(application, framework, "glassfish.txt");
  }

  private static void visit(Application application) {
    Visits visits = new Visits(application);
    visits.formAndBasic();
    visits.programmatic("/form");
    visits.refusals("/basic");
  }
}
