// SPDX-License-Identifier: Apache-2.0

package io.telltale.frameworks;

import io.telltale.harness.Application;
import io.telltale.harness.Framework;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JettyIT {

  static Stream<Framework> versions() {
    return Stream.of(
        jetty(
            "9.4.58.v20250814", 8, "web-jetty-old", "web-javax", "org.eclipse.jetty:jetty-webapp"),
        jetty("10.0.26", 11, "web-jetty-old", "web-javax", "org.eclipse.jetty:jetty-webapp"),
        jetty("11.0.26", 11, "web-jetty-old", "web-jakarta", "org.eclipse.jetty:jetty-webapp"),
        jetty(
            "12.0.33",
            17,
            "web-jetty-ee9",
            "web-jakarta",
            "org.eclipse.jetty.ee9:jetty-ee9-webapp"),
        jetty(
            "12.0.36",
            17,
            "web-jetty-ee10",
            "web-jakarta",
            "org.eclipse.jetty.ee10:jetty-ee10-webapp"),
        jetty(
            "12.1.11", 25, "web-jetty-ee8", "web-javax", "org.eclipse.jetty.ee8:jetty-ee8-webapp"),
        jetty(
            "12.1.12",
            21,
            "web-jetty-ee10",
            "web-jakarta",
            "org.eclipse.jetty.ee10:jetty-ee10-webapp"));
  }

  private static Framework jetty(
      String version, int java, String variant, String application, String artifact) {
    return Framework.of("Jetty", version, java, "web-jetty", variant, application)
        .with(artifact + ":" + version);
  }

  static Stream<Framework> handlers() {
    return Stream.of(handlers("12.0.36", 17), handlers("12.1.12", 25));
  }

  private static Framework handlers(String version, int java) {
    return Framework.of("Jetty handlers", version, java, "jetty-handlers")
        .with("org.eclipse.jetty:jetty-security:" + version);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("handlers")
  void tellsWithoutServlets(Framework framework) {
    Application application = Application.start(framework);
    try (application) {
      new Visits(application).withoutServlets();
    }
    Story.assertTold(application, framework, "jetty-handlers.txt");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("versions")
  void tellsWhatHappens(Framework framework) {
    Stores stores = Stores.make();
    Application application = Application.start(framework, "-Dstores=" + stores.folder());
    try (application) {
      Visits visits = new Visits(application);
      visits.formAndBasic();
      // 12.0.36 with ee10 answers 200 to a page that has been refused, with or without an agent.
      visits.challenge("/basic", framework.version().equals("12.0.36") ? 200 : 401);
      visits.programmatic("/form");
      visits.refusals("/basic");
      visits.digest("/digest");
      stores.visit(application, "/client-cert", 200, 403);
    }
    Story.assertTold(application, framework, "jetty.txt");
  }
}
