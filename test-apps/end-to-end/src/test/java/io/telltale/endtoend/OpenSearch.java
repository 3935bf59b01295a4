// SPDX-License-Identifier: Apache-2.0

package io.telltale.endtoend;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.telltale.harness.Build;
import io.telltale.harness.Forked;
import io.telltale.harness.Installed;
import io.telltale.harness.Jvm;
import io.telltale.harness.Jvms;
import io.telltale.harness.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;

/** A real OpenSearch of one node, with nothing but its own modules. */
final class OpenSearch implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration START = Duration.ofMinutes(2);

  private final int port;
  private final Forked process;
  private final HttpClient client = HttpClient.newHttpClient();

  private OpenSearch(int port, Forked process) {
    this.port = port;
    this.process = process;
  }

  static OpenSearch start() {
    Jvm jvm = Stream.of(25, 21).map(Jvms::find).flatMap(Optional::stream).findFirst().orElseThrow();
    Path home = Build.unpacked("opensearch").orElseThrow();
    Path folder = Build.newFolder("opensearch");
    int port = Ports.free();
    configure(home, folder, port);
    List<String> command = new ArrayList<>();
    if (ProcessHandle.current().info().user().orElse("").equals("root")) {
      // It refuses to run as root.
      own(folder);
      command.addAll(
          List.of(
              Installed.require("setpriv").toString(),
              "--reuid=nobody",
              "--regid=nogroup",
              "--clear-groups"));
    }
    command.add(home.resolve("bin/opensearch").toString());
    Map<String, String> environment =
        Map.of(
            "OPENSEARCH_JAVA_HOME",
            jvm.home().toString(),
            "OPENSEARCH_PATH_CONF",
            folder.resolve("config").toString(),
            "OPENSEARCH_TMPDIR",
            folder.resolve("tmp").toString());
    OpenSearch store = new OpenSearch(port, Forked.start(folder, environment, command));
    store.awaitStart();
    return store;
  }

  private static void configure(Path home, Path folder, int port) {
    try {
      Path config = Files.createDirectory(folder.resolve("config"));
      Files.createDirectory(folder.resolve("tmp"));
      Files.createDirectory(config.resolve("jvm.options.d"));
      for (String name : List.of("log4j2.properties", "fips_java.security")) {
        Files.copy(home.resolve("config").resolve(name), config.resolve(name));
      }
      // What it logs goes where it may write, and a small heap is enough.
      String options =
          Files.readAllLines(home.resolve("config/jvm.options")).stream()
              .filter(line -> !line.contains("logs/") && !line.startsWith("-Xm"))
              .collect(Collectors.joining("\n", "", "\n-Xms512m\n-Xmx512m\n"));
      Files.writeString(config.resolve("jvm.options"), options);
      Files.writeString(
          config.resolve("opensearch.yml"),
          """
          discovery.type: single-node
          network.host: %s
          http.port: %d
          transport.port: %d
          path.data: %s
          path.logs: %s
          cluster.routing.allocation.disk.threshold_enabled: false
          """
              .formatted(
                  Ports.LOOPBACK,
                  port,
                  Ports.free(),
                  folder.resolve("data"),
                  folder.resolve("logs")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void own(Path folder) {
    Path log = Build.newFolder("chown");
    List<String> command = List.of("chown", "-R", "nobody:nogroup", folder.toString());
    try (Forked chown = Forked.start(log, command)) {
      if (chown.awaitExit() != 0) {
        throw new AssertionError(chown.stderr());
      }
    }
  }

  private void awaitStart() {
    try {
      await()
          .atMost(START)
          .until(
              () -> {
                process.requireAlive();
                return Ports.accepts(port) && send("GET", "/_cluster/health", null) == 200;
              });
    } catch (ConditionTimeoutException | AssertionError e) {
      process.close();
      throw new AssertionError("OpenSearch does not start\n" + process.stdout(), e);
    }
  }

  int port() {
    return port;
  }

  private int send(String method, String path, String body) {
    return exchange(method, path, body).statusCode();
  }

  /** What it answers; fails if that is an error. */
  JsonNode ask(String method, String path, String body) {
    HttpResponse<String> response = exchange(method, path, body);
    if (response.statusCode() >= 300) {
      throw new AssertionError(method + " " + path + ": " + response.body() + "\n" + body);
    }
    try {
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HttpResponse<String> exchange(String method, String path, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://" + Ports.LOOPBACK + ":" + port + path))
            .header("Content-Type", "application/json")
            .method(
                method,
                body == null
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofString(body, StandardCharsets.UTF_8))
            .build();
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  @Override
  public void close() {
    process.close();
  }
}
