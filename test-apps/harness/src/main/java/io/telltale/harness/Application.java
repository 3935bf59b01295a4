// SPDX-License-Identifier: Apache-2.0

package io.telltale.harness;

import static org.awaitility.Awaitility.await;

import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.core.ConditionTimeoutException;

/**
 * A framework's small application under the agent with the packs alone, in a JVM of its own. It
 * prints {@code ready} and, if it serves, its port, and ends when its standard input does.
 *
 * <p>When it has ended, no secret that a browser typed and no session id that one was given may
 * stand anywhere in the stream.
 */
public final class Application implements AutoCloseable {

  /** By default those of whom nobody has the name are hashed, as people type passwords there. */
  public static final String UNKNOWN_USERS_IN_PLAIN = "privacy:\n  unknown_users: plain\n";

  private static final Pattern READY = Pattern.compile("(?m)^ready(?: (\\d+))?$");

  private final Framework framework;
  private final EventFile events;
  private final Forked process;
  private final URI address;
  private final List<Browser> browsers = new CopyOnWriteArrayList<>();
  private final Set<String> secrets = new LinkedHashSet<>();

  /** Whether it has to be told to end as an operator does it. */
  private final boolean server;

  private Application(
      Framework framework, EventFile events, Forked process, URI address, boolean server) {
    this.framework = framework;
    this.events = events;
    this.process = process;
    this.address = address;
    this.server = server;
  }

  /**
   * Takes charge of a server that a test has launched with {@code events.agent()}.
   *
   * @param page that it answers well when it is ready
   */
  public static Application serving(
      Framework framework, EventFile events, Forked process, int port, String page) {
    URI address = URI.create("http://" + Ports.LOOPBACK + ":" + port + "/");
    Application application = new Application(framework, events, process, address, true);
    try {
      await()
          .atMost(Duration.ofMinutes(4))
          .pollInterval(Duration.ofMillis(500))
          .until(
              () -> {
                process.requireAlive();
                return Ports.accepts(port)
                    && new Browser(address, "Starter").get(page) == HttpURLConnection.HTTP_OK;
              });
    } catch (ConditionTimeoutException | AssertionError e) {
      process.close();
      throw new AssertionError(
          framework + " does not start\n" + process.stdout() + process.stderr(), e);
    }
    return application;
  }

  /** Starts it with all packs, and nothing configured but that a test can tell who was tried. */
  public static Application start(Framework framework, String... flags) {
    EventFile events = EventFile.create();
    return start(framework, events, events.agent(UNKNOWN_USERS_IN_PLAIN), flags);
  }

  /** Starts it with a configuration in YAML. */
  public static Application startWith(String configuration, Framework framework, String... flags) {
    EventFile events = EventFile.create();
    return start(framework, events, events.agent(configuration), flags);
  }

  private static Application start(
      Framework framework, EventFile events, Agent agent, String... flags) {
    Path folder = Build.newFolder(framework.toString().replaceAll("[^A-Za-z0-9.-]+", "-"));
    List<String> command = new ArrayList<>();
    command.add(framework.jvm().java().toString());
    command.add(agent.flag());
    command.addAll(List.of(flags));
    command.add("-cp");
    command.add(Fixtures.classPath(framework.classPath().toArray(new Path[0])));
    command.add("Main");
    Forked process = Forked.start(folder, command);
    try {
      await()
          .atMost(Duration.ofMinutes(3))
          .until(
              () -> {
                process.requireAlive();
                return READY.matcher(process.stdout()).find();
              });
    } catch (ConditionTimeoutException | AssertionError e) {
      process.close();
      throw new AssertionError(
          framework + " does not start\n" + process.stdout() + process.stderr(), e);
    }
    Matcher ready = READY.matcher(process.stdout());
    String port = ready.find() && ready.group(1) != null ? ready.group(1) : "0";
    URI address = URI.create("http://" + Ports.LOOPBACK + ":" + port + "/");
    return new Application(framework, events, process, address, false);
  }

  public Framework framework() {
    return framework;
  }

  public URI address() {
    return address;
  }

  /** A visitor with cookies and a User-Agent of its own, by which its events are told apart. */
  public Browser browser(String userAgent) {
    return browser(userAgent, address);
  }

  /** A visitor of another address of the application's. */
  public Browser browser(String userAgent, URI other) {
    Browser browser = new Browser(other, userAgent);
    browsers.add(browser);
    return browser;
  }

  /** A port that the application printed behind a name, beside that of its own address. */
  public int port(String name) {
    Matcher line = Pattern.compile("(?m)^" + name + " (\\d+)$").matcher(stdout());
    if (!line.find()) {
      throw new AssertionError("no port " + name + " in\n" + stdout());
    }
    return Integer.parseInt(line.group(1));
  }

  /** Something that was typed or sent and must not leave; gives it back. */
  public String secret(String text) {
    secrets.add(text);
    return text;
  }

  /** The events about the application so far. */
  public List<SyslogEvent> events() {
    return events.security();
  }

  /** Each event that a visitor caused, whole, as {@link Told} writes it. */
  public List<String> told(String userAgent) {
    Told told = new Told();
    return events().stream()
        .filter(event -> userAgent.equals(event.text("user_agent.original")))
        .map(told::line)
        .toList();
  }

  /** Each event that no visitor caused. */
  public List<String> toldOfNobody() {
    Told told = new Told();
    return events().stream()
        .filter(event -> event.text("user_agent.original") == null)
        .map(told::line)
        .toList();
  }

  public String stdout() {
    return process.stdout();
  }

  public String stderr() {
    return process.stderr();
  }

  private void endByInput() {
    process.closeStdin();
    int exitCode;
    try {
      exitCode = process.awaitExit();
    } finally {
      process.close();
    }
    if (exitCode != 0) {
      throw new AssertionError(framework + " ended with " + exitCode + "\n" + stdout() + stderr());
    }
  }

  /** Waits for the application's end and looks for what must not be in the stream. */
  @Override
  public void close() {
    if (server) {
      process.close();
    } else {
      endByInput();
    }
    String stream = events.text();
    for (Browser browser : browsers) {
      secrets.addAll(browser.secrets());
    }
    for (String secret : secrets) {
      if (stream.contains(secret)) {
        throw new AssertionError(framework + " leaks " + secret + " in\n" + stream);
      }
    }
    Seen.record(framework, events());
  }
}
