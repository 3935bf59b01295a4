// SPDX-License-Identifier: Apache-2.0

package io.telltale.frameworks;

import io.telltale.harness.Application;
import io.telltale.harness.Artifacts;
import io.telltale.harness.Build;
import io.telltale.harness.EventFile;
import io.telltale.harness.Forked;
import io.telltale.harness.Framework;
import io.telltale.harness.Ports;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Servers of the family, with applications, and users in a file. */
final class GlassFish {

  private static final String EMBEDDED = "org.glassfish.main.extras:glassfish-embedded-all:";
  private static final String PAYARA_MICRO = "fish.payara.extras:payara-micro:";
  private static final String CONFIGURATION = "configs.config.server-config.";

  private GlassFish() {}

  /** A framework on GlassFish, which its fixture {@code web-glassfish} starts. */
  static Framework with(Framework framework, String version) {
    return framework.with(EMBEDDED + version);
  }

  static Application start(Framework framework, List<Path> wars) {
    String paths =
        wars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    return Application.start(framework, "-Dport=" + Ports.free(), "-Dwars=" + paths);
  }

  static Application startPayara(Framework framework, String version, List<Path> wars) {
    Path folder = Build.newFolder("payara-" + version);
    EventFile events = EventFile.create();
    int port = Ports.free();
    List<String> command = new ArrayList<>();
    command.add(framework.jvm().java().toString());
    command.add(events.agent(Application.UNKNOWN_USERS_IN_PLAIN).flag());
    command.add("-jar");
    command.add(Artifacts.file(PAYARA_MICRO + version).toString());
    command.addAll(List.of("--noCluster", "--rootDir", folder.resolve("root").toString()));
    command.addAll(List.of("--port", Integer.toString(port)));
    command.addAll(List.of("--prebootcommandfile", write(folder, "before", settings())));
    command.addAll(List.of("--postbootcommandfile", write(folder, "after", users(folder))));
    for (Path war : wars) {
      command.addAll(List.of("--deploy", war.toString()));
    }
    Forked process = Forked.start(folder, command);
    return Application.serving(framework, events, process, port, "basic/page/x");
  }

  private static List<String> settings() {
    String listener = "network-config.network-listeners.network-listener.http-listener";
    return List.of(
        "set " + CONFIGURATION + listener + ".address=" + Ports.LOOPBACK,
        "set "
            + CONFIGURATION
            + "security-service.activate-default-principal-to-role-mapping=true");
  }

  private static List<String> users(Path folder) {
    List<String> orders = new ArrayList<>();
    for (String user : List.of("alice", "bob", "dave")) {
      String password = write(folder, user, List.of("AS_ADMIN_USERPASSWORD=" + Visits.right(user)));
      orders.add("create-file-user --groups=user --passwordfile=" + password + " " + user);
    }
    return orders;
  }

  private static String write(Path folder, String name, List<String> lines) {
    try {
      return Files.write(folder.resolve(name), lines).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
