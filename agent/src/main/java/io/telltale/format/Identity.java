// SPDX-License-Identifier: Apache-2.0

package io.telltale.format;

import java.io.BufferedReader;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Who is speaking: the application, the host and the process. */
public final class Identity {

  private static final File KERNELS_HOST_NAME = new File("/proc/sys/kernel/hostname");
  private static final File OWN_PROCESS = new File("/proc/self");

  private final String service;
  private final @Nullable String environment;
  private final String host;
  private final long pid;

  /**
   * Makes one.
   *
   * @param pid the process id, or -1 if it is not known
   */
  public Identity(String service, @Nullable String environment, String host, long pid) {
    this.service = service;
    this.environment = environment;
    this.host = host;
    this.pid = pid;
  }

  /** Asks the system. May look up a name, so it is for the ship thread. */
  public static Identity detect(String service, @Nullable String environment) {
    return new Identity(service, environment, detectHost(), detectPid());
  }

  String service() {
    return service;
  }

  @Nullable String environment() {
    return environment;
  }

  String host() {
    return host;
  }

  /** Telltale's. */
  String version() {
    String version = Identity.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  long pid() {
    return pid;
  }

  private static String detectHost() {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new FileInputStream(KERNELS_HOST_NAME), StandardCharsets.UTF_8))) {
      String name = reader.readLine();
      if (name != null && !name.trim().isEmpty()) {
        return name.trim();
      }
    } catch (IOException e) {
      // No Linux, then: the resolver is asked.
    }
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "-";
    }
  }

  /** By reflection, as Java 8 has no ProcessHandle; its own way, JMX, is not for agents. */
  private static long detectPid() {
    try {
      Class<?> type = Class.forName("java.lang.ProcessHandle");
      Object current = type.getMethod("current").invoke(null);
      return (Long) type.getMethod("pid").invoke(current);
    } catch (ReflectiveOperationException e) {
      return pidOfLinux();
    }
  }

  private static long pidOfLinux() {
    try {
      return Long.parseLong(OWN_PROCESS.getCanonicalFile().getName());
    } catch (IOException | NumberFormatException e) {
      return -1;
    }
  }
}
