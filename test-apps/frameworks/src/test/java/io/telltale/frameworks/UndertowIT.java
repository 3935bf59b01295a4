// SPDX-License-Identifier: Apache-2.0

package io.telltale.frameworks;

import io.telltale.harness.Application;
import io.telltale.harness.Framework;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UndertowIT {

  static Stream<Framework> versions() {
    return Stream.of(
        servlets("1.4.28.Final", 8, "web-javax"),
        servlets("2.2.39.Final", 11, "web-javax"),
        servlets("2.3.24.Final", 17, "web-jakarta"));
  }

  private static Framework servlets(String version, int java, String application) {
    return Framework.of(
            "Undertow", version, java, "web-undertow", "undertow-core", "tls", application)
        .with("io.undertow:undertow-servlet:" + version);
  }

  static Stream<Framework> handlers() {
    return Stream.of(handlers("1.4.28.Final", 8), handlers("2.4.4.Final", 21));
  }

  private static Framework handlers(String version, int java) {
    return Framework.of("Undertow handlers", version, java, "undertow-handlers", "undertow-core")
        .with("io.undertow:undertow-core:" + version);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("versions")
  void tellsWhatHappens(Framework framework) {
    Stores stores = Stores.make();
    Application application = Application.start(framework, "-Dstores=" + stores.folder());
    try (application) {
      Visits visits = new Visits(application);
      visits.formAndBasic();
      stores.visit(application, "/client_cert", 200, 403);
      visits.challenge("/basic", 401);
      visits.programmatic("/form");
      visits.refusals("/basic");
    }
    Story.assertTold(application, framework, "undertow.txt");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("handlers")
  void tellsWithoutServlets(Framework framework) {
    Application application = Application.start(framework);
    try (application) {
      new Visits(application).withoutServlets();
    }
    Story.assertTold(application, framework, "undertow-handlers.txt");
  }
}
