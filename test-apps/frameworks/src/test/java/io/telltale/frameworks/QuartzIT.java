// SPDX-License-Identifier: Apache-2.0

package io.telltale.frameworks;

import static org.assertj.core.api.Assertions.assertThat;

import io.telltale.harness.Application;
import io.telltale.harness.Browser;
import io.telltale.harness.Framework;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class QuartzIT {

  static Stream<Framework> versions() {
    return Stream.of(
        quartz("1.8.6", 8, "javax", "quartz-1", "9.0.117"),
        quartz("2.3.2", 11, "javax", "quartz-2", "9.0.117"),
        quartz("2.5.2", 17, "jakarta", "quartz-2", "10.1.59"));
  }

  private static Framework quartz(
      String version, int java, String servlet, String orders, String tomcat) {
    return Framework.of("Quartz", version, java, "tomcat-" + servlet, "quartz-" + servlet, orders)
        .with(
            "org.quartz-scheduler:quartz:" + version,
            "org.slf4j:slf4j-nop:1.7.36",
            "org.apache.tomcat.embed:tomcat-embed-core:" + tomcat);
  }

  /** The first job fires by its time, the second by hand; both pause another one. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("versions")
  void tellsWhatHappens(Framework framework) {
    Application application =
        Application.start(framework, "-Dorg.quartz.scheduler.skipUpdateCheck=true");
    try (application) {
      Browser operator = application.browser("Operator");
      for (String order :
          new String[] {
            "keep",
            "schedule",
            "trigger",
            "wait",
            "pause",
            "resume",
            "again",
            "reschedule",
            "unschedule",
            "delete",
            "delete"
          }) {
        assertThat(operator.get("/" + order)).as(order).isEqualTo(200);
      }
    }
    Story.assertTold(application, framework, "quartz.txt");
  }
}
