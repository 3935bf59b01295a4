// SPDX-License-Identifier: Apache-2.0

package io.telltale.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.telltale.harness.Build;
import io.telltale.harness.EventFile;
import io.telltale.harness.Forked;
import io.telltale.harness.Jvm;
import io.telltale.harness.Jvms;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An application that is deployed again and again is woven each time, and nothing of it stays. */
class RedeployIT {

  private static final int DEPLOYMENTS = 50;

  private static final String CLASS_LOADER = "org.apache.catalina.loader.ParallelWebappClassLoader";

  private static final String SITE = "io.telltale.capture.Site";

  private final HttpClient client = HttpClient.newHttpClient();

  static Stream<Jvm> jvms() {
    return Jvms.oldestAndNewest();
  }

  @ParameterizedTest
  @MethodSource("jvms")
  void fiftyDeploymentsAreWovenAndLeaveNoClassLoader(Jvm jvm) {
    EventFile events = EventFile.create();
    Path war = DoorWar.make();
    Map<String, Path> webapps =
        Map.of("door.war", war, "manager", Tomcat.home("9").resolve("webapps/manager"));
    String agent = events.agent(DoorWar.CONFIGURATION).flag();
    try (Tomcat tomcat = Tomcat.start("9", jvm, "door", webapps, agent)) {
      PayrollVisitor visitor = new PayrollVisitor(tomcat.address(), "Walker");
      deploy(tomcat, war);
      assertThat(visitor.get(DoorWar.page("user-0", DoorWar.WRONG))).isEqualTo(403);
      long sites = instances(tomcat, SITE);

      for (int i = 1; i <= DEPLOYMENTS; i++) {
        deploy(tomcat, war);
        assertThat(visitor.get(DoorWar.page("user-" + i, DoorWar.WRONG))).isEqualTo(403);
      }

      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(
              () -> assertThat(instances(tomcat, CLASS_LOADER)).isEqualTo(webapps.size()));
      assertThat(sites).isPositive();
      assertThat(instances(tomcat, SITE)).isEqualTo(sites);
      assertThat(tomcat.stderr()).doesNotContain("telltale: pointcut");
    }

    assertThat(events.of("login_failure"))
        .extracting(event -> event.text("user.name"))
        .containsExactlyElementsOf(
            IntStream.rangeClosed(0, DEPLOYMENTS).mapToObj(i -> "user-" + i).toList());
  }

  private void deploy(Tomcat tomcat, Path war) {
    URI manager = tomcat.address().resolve("/manager/text/deploy?path=/door&update=true");
    String credentials = PayrollVisitor.basic(Tomcat.OPERATOR, Tomcat.OPERATOR_PASSWORD);
    try {
      HttpRequest request =
          HttpRequest.newBuilder(manager)
              .header("Authorization", credentials)
              .PUT(BodyPublishers.ofFile(war))
              .build();
      assertThat(client.send(request, BodyHandlers.ofString()).body()).startsWith("OK");
    } catch (IOException e) {
      throw new AssertionError("no answer from the manager", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /** How many objects of this class are left after a full collection, which jcmd does first. */
  private static long instances(Tomcat tomcat, String className) {
    String jcmd = Jvms.current().home().resolve("bin/jcmd").toString();
    List<String> command = List.of(jcmd, Long.toString(tomcat.pid()), "GC.class_histogram");
    try (Forked histogram = Forked.start(Build.newFolder("histogram"), command)) {
      assertThat(histogram.awaitExit()).as(histogram.stderr()).isZero();
      Pattern line =
          Pattern.compile("(?m)^ *\\d+: +(\\d+) +\\d+ +" + Pattern.quote(className) + "( |$)");
      return line.matcher(histogram.stdout())
          .results()
          .mapToLong(match -> Long.parseLong(match.group(1)))
          .sum();
    }
  }
}
