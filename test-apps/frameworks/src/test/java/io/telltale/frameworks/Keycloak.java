// SPDX-License-Identifier: Apache-2.0

package io.telltale.frameworks;

import static org.awaitility.Awaitility.await;

import io.telltale.harness.Application;
import io.telltale.harness.Artifacts;
import io.telltale.harness.Build;
import io.telltale.harness.EventFile;
import io.telltale.harness.Forked;
import io.telltale.harness.Jvms;
import io.telltale.harness.Ports;
import io.telltale.harness.SyslogEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The server, as it is distributed, in its mode for development. */
final class Keycloak implements AutoCloseable {

  static final String ADMIN_PASSWORD = "admin-right-pw";

  private final Forked process;
  private final EventFile events;
  private final URI address;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** They are marked as secure, and a browser makes an exception for the loopback address. */
  private final Map<String, String> cookies = new TreeMap<>();

  private Keycloak(Forked process, EventFile events, URI address) {
    this.process = process;
    this.events = events;
    this.address = address;
  }

  static Keycloak start(String version) {
    Path folder = Build.newFolder("keycloak");
    unpack(Artifacts.file("org.keycloak:keycloak-quarkus-dist:zip:" + version), folder);
    Path home = folder.resolve("keycloak-" + version);
    int port = Ports.free();
    int management = Ports.free();
    EventFile events = EventFile.create();
    Map<String, String> environment =
        Map.of(
            "JAVA_HOME",
            Jvms.find(21).orElseThrow().home().toString(),
            "JAVA_OPTS_APPEND",
            events.agent(Application.UNKNOWN_USERS_IN_PLAIN).flag(),
            "KC_BOOTSTRAP_ADMIN_USERNAME",
            "admin",
            "KC_BOOTSTRAP_ADMIN_PASSWORD",
            ADMIN_PASSWORD);
    Forked process =
        Forked.start(
            folder,
            environment,
            List.of(
                "/bin/sh",
                home.resolve("bin/kc.sh").toString(),
                "start-dev",
                "--db=dev-mem",
                "--http-host=" + Ports.LOOPBACK,
                "--http-port=" + port,
                "--http-management-port=" + management));
    URI address = URI.create("http://" + Ports.LOOPBACK + ":" + port);
    Keycloak keycloak = new Keycloak(process, events, address);
    try {
      await()
          .atMost(Duration.ofMinutes(9))
          .pollInterval(Duration.ofSeconds(1))
          .until(
              () -> {
                process.requireAlive();
                return process.stdout().contains("Listening on:");
              });
    } catch (RuntimeException | AssertionError e) {
      process.close();
      throw new AssertionError(process.stdout() + process.stderr(), e);
    }
    return keycloak;
  }

  private static void unpack(Path zip, Path folder) {
    try (InputStream file = Files.newInputStream(zip);
        ZipInputStream in = new ZipInputStream(file)) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        Path path = folder.resolve(entry.getName());
        if (entry.isDirectory()) {
          Files.createDirectories(path);
        } else {
          Files.copy(in, path);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  HttpResponse<String> form(String userAgent, String path, Map<String, String> fields) {
    String form =
        fields.entrySet().stream()
            .map(
                field ->
                    field.getKey()
                        + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return send(
        request(userAgent, path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form)));
  }

  HttpResponse<String> get(String userAgent, String path) {
    return send(request(userAgent, path));
  }

  URI address() {
    return address;
  }

  HttpResponse<String> json(
      String userAgent, String method, String path, String token, String json) {
    return send(
        request(userAgent, path)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(json)));
  }

  private HttpRequest.Builder request(String userAgent, String path) {
    return HttpRequest.newBuilder(address.resolve(path)).header("User-Agent", userAgent);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    String sent =
        cookies.entrySet().stream().map(Map.Entry::toString).collect(Collectors.joining("; "));
    try {
      HttpResponse<String> response =
          client.send(request.header("Cookie", sent).build(), BodyHandlers.ofString());
      for (String cookie : response.headers().allValues("Set-Cookie")) {
        String[] pair = cookie.split(";", 2)[0].split("=", 2);
        cookies.put(pair[0], pair[1]);
      }
      return response;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  static String find(String regex, String text) {
    Matcher matcher = Pattern.compile(regex).matcher(text);
    if (!matcher.find()) {
      throw new AssertionError("no " + regex + " in\n" + text);
    }
    return matcher.group(1);
  }

  List<SyslogEvent> events() {
    return events.security();
  }

  String stream() {
    return events.text();
  }

  @Override
  public void close() {
    process.close();
  }
}
