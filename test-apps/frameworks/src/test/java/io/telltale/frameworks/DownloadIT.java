// SPDX-License-Identifier: Apache-2.0

package io.telltale.frameworks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.telltale.harness.Application;
import io.telltale.harness.Browser;
import io.telltale.harness.Framework;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What left as an attachment: each byte of it, whichever way it was written. */
class DownloadIT {

  private static final int ENDLESS = 500_000_000;

  static Stream<Framework> containers() {
    return Stream.of(
        tomcat("7.0.109", 8, "download-javax"),
        tomcat("8.5.100", 8, "download-javax"),
        tomcat("9.0.117", 11, "download-javax"),
        tomcat("11.0.24", 21, "download-jakarta"),
        Framework.of("Jetty downloads", "9.4.58", 8, "download-jetty", "download-javax")
            .with("org.eclipse.jetty:jetty-servlet:9.4.58.v20250814"),
        Framework.of("Jetty downloads", "12.0.36", 17, "download-jetty-ee10", "download-jakarta")
            .with("org.eclipse.jetty.ee10:jetty-ee10-servlet:12.0.36"),
        undertow("1.4.28.Final", 8, "download-javax"),
        undertow("2.3.18.Final", 17, "download-jakarta"));
  }

  private static Framework tomcat(String version, int java, String servlet) {
    return Framework.of("Tomcat downloads", version, java, "download-tomcat", servlet)
        .with("org.apache.tomcat.embed:tomcat-embed-core:" + version)
        .with(
            version.startsWith("7")
                ? new String[] {"org.apache.tomcat.embed:tomcat-embed-logging-juli:" + version}
                : new String[0]);
  }

  private static Framework undertow(String version, int java, String servlet) {
    return Framework.of("Undertow downloads", version, java, "download-undertow", servlet)
        .with("io.undertow:undertow-servlet:" + version);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("containers")
  void tellWhatLeft(Framework framework) {
    boolean tomcat = framework.name().startsWith("Tomcat");
    Application application = Application.start(framework);
    long read;
    try (application) {
      Browser browser = application.browser("Visitor");
      for (String path :
          List.of(
              "/stream/1234567",
              "/stream/7",
              "/writer/10000",
              "/single/20000",
              "/name/5",
              "/page/100000")) {
        assertThat(browser.get(path)).isEqualTo(200);
      }
      assertThat(browser.get("/error/1")).isEqualTo(500);
      browser.request("HEAD", "/stream/3000");
      browser.header("Accept-Encoding", "gzip").get("/stream/99999");
      if (tomcat) {
        assertThat(browser.get("/file/70001")).isEqualTo(200);
        assertThat(browser.answered("Content-Encoding")).isEmpty();
      }
      crowd(application);
      read = breakOff(application);
    }
    List<String> expected = new ArrayList<>();
    expected.add(left("/stream/1234567", 1_234_567, "people.csv"));
    expected.add(left("/stream/7", 7, "people.csv"));
    expected.add(left("/writer/10000", 160_000, "people.csv"));
    expected.add(left("/single/20000", 20_000, "people.csv"));
    expected.add(left("/name/5", 5, "m%C3%A4rz.csv"));
    expected.add(left("/stream/99999", 99_999, "people.csv"));
    if (tomcat) {
      expected.add(left("/file/70001", 70_001, "people.csv"));
    }
    assertThat(application.told("Visitor")).containsExactlyInAnyOrderElementsOf(expected);
    assertCrowd(application);
    boolean knows = tomcat && !framework.version().startsWith("7");
    assertBrokenOff(application, read, knows ? "failure" : "success");
    assertThat(application.toldOfNobody()).isEmpty();
  }

  private static String left(String path, int bytes, String file) {
    return "data_export GET "
        + path
        + " event.outcome=success file.name="
        + file
        + " http.response.status_code=200 telltale.export.bytes="
        + bytes
        + " telltale.mechanisms=servlet telltale.pointcut=servlet-attachment";
  }

  /** Two hundred at once, each with an amount of its own. */
  private static void crowd(Application application) {
    HttpClient client = HttpClient.newHttpClient();
    List<CompletableFuture<HttpResponse<byte[]>>> answers =
        amounts()
            .mapToObj(amount -> URI.create(application.address() + "stream/" + amount))
            .map(uri -> HttpRequest.newBuilder(uri).header("User-Agent", "Crowd").build())
            .map(request -> client.sendAsync(request, BodyHandlers.ofByteArray()))
            .toList();
    answers.forEach(answer -> assertThat(answer.join().statusCode()).isEqualTo(200));
  }

  private static IntStream amounts() {
    return IntStream.range(0, 200).map(visitor -> 100_000 + 777 * visitor);
  }

  private static void assertCrowd(Application application) {
    assertThat(application.told("Crowd"))
        .containsExactlyInAnyOrderElementsOf(
            amounts().mapToObj(amount -> left("/stream/" + amount, amount, "people.csv")).toList());
  }

  /** Reads a little and is gone. */
  private static long breakOff(Application application) {
    long read = 0;
    try (Socket socket = new Socket("127.0.0.1", application.address().getPort())) {
      socket.setSoLinger(true, 0);
      socket
          .getOutputStream()
          .write(
              ("GET /stream/" + ENDLESS + " HTTP/1.1\r\nHost: a\r\nUser-Agent: Gone\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      byte[] some = new byte[10_000];
      while (read < 1_000_000) {
        read += socket.getInputStream().read(some);
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    await()
        .atMost(Duration.ofMinutes(1))
        .until(
            () ->
                application.events().stream()
                    .anyMatch(event -> "Gone".equals(event.text("user_agent.original"))));
    return read;
  }

  private static void assertBrokenOff(Application application, long read, String outcome) {
    assertThat(application.told("Gone")).hasSize(1);
    String[] parts = application.told("Gone").get(0).split("telltale.export.bytes=| telltale.mech");
    assertThat(parts[0] + "N" + parts[2])
        .isEqualTo(
            left("/stream/" + ENDLESS, 1, "people.csv")
                .replace("telltale.export.bytes=1 telltale.mech", "N")
                .replace("success", outcome));
    // The socket's buffers hold what was written and not read, HTTP adds its own to what was read.
    assertThat(Long.parseLong(parts[1])).isBetween(read * 9 / 10, ENDLESS - 1L);
  }
}
