// SPDX-License-Identifier: Apache-2.0

package io.telltale.endtoend;

import io.telltale.harness.Build;
import io.telltale.harness.Installed;
import io.telltale.harness.Ports;
import io.telltale.harness.Rsyslog;
import io.telltale.harness.RsyslogSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A real rsyslogd with the configuration that we recommend, but with a ruleset and files for each
 * of its inputs: all of them get the same events here.
 */
final class RsyslogStreams {

  private static final Pattern INPUT =
      Pattern.compile("input\\([^)]*?port=\"(\\d+)\"[^)]*?ruleset=\"telltale\"[^)]*?\\)");
  private static final Pattern FILES =
      Pattern.compile("(?s)template\\(name=\"telltaleFile\".*?\\n}\\n");
  private static final Pattern RULESET =
      Pattern.compile("(?s)ruleset\\(name=\"telltale\".*?\\n}\\n");

  private RsyslogStreams() {}

  /**
   * Starts it.
   *
   * @param driver of TLS, {@code ossl} or {@code gtls}
   */
  static CollectorProcess start(
      Path folder, RsyslogSettings settings, String driver, String address, Path events) {
    Path executable = Installed.require("rsyslogd");
    Path derived = folder.resolve("telltale.conf");
    Path main = folder.resolve("rsyslog.conf");
    try {
      String conf = settings.derive(Files.readString(Build.rsyslogConfiguration()), events);
      if (driver.equals("gtls")) {
        conf = conf.replace("streamDriver.name=\"ossl\"", "streamDriver.name=\"gtls\"");
        conf = conf.replace("tls.tlslib=\"openssl\"", "tls.tlslib=\"gnutls\"");
      }
      conf = conf.replace('"' + Ports.LOOPBACK + '"', '"' + address + '"');
      Files.writeString(derived, apart(conf, events));
      Files.writeString(
          main,
          "global(workDirectory=\"%s\" net.enableDNS=\"off\")\ninclude(file=\"%s\")\n"
              .formatted(folder, derived));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Rsyslog.requireValid(executable, main);
    List<Integer> ports =
        List.of(
            settings.tcpPort(), settings.tlsPort(), settings.relpPort(), settings.relpTlsPort());
    return new CollectorProcess(
        folder,
        Map.of(),
        address,
        ports,
        List.of(
            executable.toString(),
            "-n",
            "-f",
            main.toString(),
            "-i",
            folder.resolve("rsyslogd.pid").toString()));
  }

  private static String apart(String conf, Path events) {
    String files = part(FILES, conf);
    String ruleset = part(RULESET, conf);
    StringBuilder clones = new StringBuilder();
    Matcher input = INPUT.matcher(conf);
    StringBuilder separated = new StringBuilder();
    while (input.find()) {
      String port = input.group(1);
      input.appendReplacement(
          separated,
          Matcher.quoteReplacement(
              input.group().replace("ruleset=\"telltale\"", "ruleset=\"telltale" + port + "\"")));
      clones.append(
          files
              .replace("telltaleFile", "telltaleFile" + port)
              .replace(events + "/", events + "/p" + port + "/"));
      clones.append(
          ruleset
              .replace("name=\"telltale\"", "name=\"telltale" + port + "\"")
              .replace("\"telltaleFile\"", "\"telltaleFile" + port + "\""));
    }
    input.appendTail(separated);
    return separated.toString().replace(files, "").replace(ruleset, clones);
  }

  private static String part(Pattern pattern, String conf) {
    Matcher matcher = pattern.matcher(conf);
    if (!matcher.find()) {
      throw new AssertionError("telltale.conf has no " + pattern);
    }
    return matcher.group();
  }
}
