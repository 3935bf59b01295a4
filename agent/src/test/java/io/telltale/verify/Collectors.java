// SPDX-License-Identifier: Apache-2.0

package io.telltale.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A real collector that writes what it gets in several forms. */
final class Collectors implements AutoCloseable {

  private static final String RSYSLOG =
      """
      global(net.enableDNS="off" workDirectory="%1$s")
      module(load="imptcp") module(load="mmjsonparse")
      template(name="raw" type="string" string="%%rawmsg%%\\n")
      template(name="json" type="list") { property(name="$!all-json") constant(value="\\n") }
      ruleset(name="t" queue.type="Direct") {
        action(type="omfile" file="%1$s/raw" template="raw")
        action(type="omfile" file="%1$s/header" template="RSYSLOG_FileFormat")
        action(type="omfile" file="%1$s/protocol23" template="RSYSLOG_SyslogProtocol23Format")
        action(type="mmjsonparse" cookie="")
        action(type="omfile" file="%1$s/json" template="json")
      }
      input(type="imptcp" address="127.0.0.1" port="%2$d" ruleset="t")
      """;

  private static final String SYSLOG_NG =
      """
      @version: 3.35
      options { keep-hostname(yes); log-msg-size(65536); use-dns(no); dns-cache(no); stats-freq(0); };
      source s { syslog(ip("127.0.0.1") port(%2$d) transport("tcp")); };
      destination header { file("%1$s/header"); };
      destination protocol23 { file("%1$s/protocol23" flags(syslog-protocol)); };
      destination json { file("%1$s/json" template("$(format-json --scope rfc5424 --key .SDATA.*)\\n")); };
      log { source(s); destination(header); destination(protocol23); destination(json); };
      """;

  private final Process process;
  private final Path folder;
  private final int port;

  private Collectors(Process process, Path folder, int port) {
    this.process = process;
    this.folder = folder;
    this.port = port;
  }

  static Collectors rsyslog(Path folder) throws IOException {
    Path program = Path.of("/usr/sbin/rsyslogd");
    require(Files.isExecutable(program), "rsyslogd");
    int port = freePort();
    Path conf = Files.writeString(folder.resolve("conf"), String.format(RSYSLOG, folder, port));
    Process process =
        start(
            new ProcessBuilder(
                program.toString(), "-n", "-f", conf.toString(), "-i", folder + "/pid"),
            folder);
    return new Collectors(process, folder, port).awaited();
  }

  /** Unpacked beside rsyslog, as the packages of the two exclude each other. */
  static Collectors syslogNg(Path folder) throws IOException {
    Path root = Path.of("..", "test-apps", "syslog-ng").toAbsolutePath().normalize();
    require(Files.isExecutable(root.resolve("usr/sbin/syslog-ng")), "syslog-ng");
    int port = freePort();
    Path conf = Files.writeString(folder.resolve("conf"), String.format(SYSLOG_NG, folder, port));
    ProcessBuilder builder =
        new ProcessBuilder(
            root + "/usr/sbin/syslog-ng",
            "-F",
            "--no-caps",
            "-f",
            conf.toString(),
            "--module-path=" + root + "/usr/lib/syslog-ng/3.38",
            "-R",
            folder + "/persist",
            "-p",
            folder + "/pid",
            "-c",
            folder + "/ctl");
    builder
        .environment()
        .put(
            "LD_LIBRARY_PATH",
            root
                + "/usr/lib/syslog-ng:"
                + root
                + "/usr/lib/x86_64-linux-gnu:"
                + root
                + "/lib/x86_64-linux-gnu");
    return new Collectors(start(builder, folder), folder, port).awaited();
  }

  private static void require(boolean there, String program) {
    if (!there) {
      String reason = "no " + program + " on this machine: run ./verify, which installs it";
      System.out.println("SKIPPED: " + reason);
      assertThat(System.getenv("CI")).as(reason).isNotEqualTo("true");
      assumeTrue(false, reason);
    }
  }

  private static Process start(ProcessBuilder builder, Path folder) throws IOException {
    return builder
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("said").toFile())
        .start();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private Collectors awaited() {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> {
              try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return socket.isConnected();
              } catch (IOException e) {
                return false;
              }
            });
    return this;
  }

  /** Sends messages, octets counted, and waits until they are in the file. */
  List<String> stored(List<String> messages, String file) throws IOException {
    Path stored = folder.resolve(file);
    Files.deleteIfExists(stored);
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        OutputStream out = socket.getOutputStream()) {
      for (String message : messages) {
        byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
        out.write((bytes.length + " ").getBytes(StandardCharsets.US_ASCII));
        out.write(bytes);
      }
    }
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> Files.exists(stored) && Files.readAllLines(stored).size() >= messages.size());
    return Files.readAllLines(stored);
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(20, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }
}
