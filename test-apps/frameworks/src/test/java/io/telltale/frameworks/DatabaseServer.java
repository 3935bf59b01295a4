// SPDX-License-Identifier: Apache-2.0

package io.telltale.frameworks;

import static org.awaitility.Awaitility.await;

import io.telltale.harness.Build;
import io.telltale.harness.Forked;
import io.telltale.harness.Installed;
import io.telltale.harness.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.core.ConditionTimeoutException;

/** A database server on a free port of the loopback address, with data of its own. */
final class DatabaseServer implements AutoCloseable {

  private static final String NOBODY = "65534";

  private final Forked process;
  private final int port;

  private DatabaseServer(Forked process, int port) {
    this.process = process;
    this.port = port;
  }

  static DatabaseServer postgres() {
    Path folder = folder("postgres");
    String data = folder.resolve("data").toString();
    run(
        folder,
        Installed.require("initdb").toString(),
        "--no-sync",
        "--auth=trust",
        "--username=postgres",
        "--encoding=UTF8",
        "--locale=C",
        "--pgdata=" + data);
    int port = Ports.free();
    return listening(
        folder,
        port,
        Installed.require("postgres").toString(),
        "-D",
        data,
        "-p",
        Integer.toString(port),
        "-c",
        "listen_addresses=" + Ports.LOOPBACK,
        "-c",
        "unix_socket_directories=",
        "-c",
        "fsync=off");
  }

  /** The script that makes its first tables needs a package more; the server makes them as well. */
  static DatabaseServer mariadb() {
    Path folder = folder("mariadb");
    Path scripts = Path.of("/usr/share/mysql");
    String program = Installed.require("mariadbd").toString();
    String data = "--datadir=" + folder.resolve("data");
    Path init = folder.resolve("init.sql");
    try {
      Files.createDirectories(folder.resolve("data/mysql"));
      Files.createDirectories(folder.resolve("data/people"));
      own(folder);
      Files.writeString(
          init,
          "use mysql;\n"
              + "set @auth_root_socket=null;\n"
              + Files.readString(scripts.resolve("mysql_system_tables.sql"))
              + Files.readString(scripts.resolve("mysql_system_tables_data.sql"))
              + "flush privileges;\n"
              + "create user payroll identified by 'payroll-right-pw';\n"
              + "grant all on *.* to payroll with grant option;\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    int port = Ports.free();
    run(
        folder,
        "/bin/sh",
        "-c",
        "'" + program + "' --no-defaults --bootstrap '" + data + "' < '" + init + "'");
    return listening(
        folder,
        port,
        program,
        "--no-defaults",
        data,
        "--bind-address=" + Ports.LOOPBACK,
        "--port=" + port,
        "--socket=" + folder.resolve("data/s"),
        "--pid-file=" + folder.resolve("data/pid"),
        "--secure-file-priv=");
  }

  /** Neither server runs as root. */
  private static Path folder(String name) {
    Path folder = Build.newFolder(name);
    own(folder);
    return folder;
  }

  private static void own(Path folder) {
    if (isRoot()) {
      try (Forked changing =
          Forked.start(folder, List.of("chown", "-R", NOBODY + ":" + NOBODY, folder.toString()))) {
        changing.awaitExit();
      }
    }
  }

  private static boolean isRoot() {
    return System.getProperty("user.name").equals("root");
  }

  private static List<String> command(String... program) {
    List<String> command = new ArrayList<>();
    if (isRoot()) {
      command.addAll(
          List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"));
    }
    command.addAll(List.of(program));
    return command;
  }

  private static void run(Path folder, String... program) {
    try (Forked process = Forked.start(folder, command(program))) {
      if (process.awaitExit() != 0) {
        throw new AssertionError(process.stdout() + process.stderr());
      }
    }
  }

  private static DatabaseServer listening(Path folder, int port, String... program) {
    Forked process = Forked.start(folder, command(program));
    try {
      await()
          .atMost(Duration.ofMinutes(2))
          .until(
              () -> {
                process.requireAlive();
                return Ports.accepts(port);
              });
    } catch (ConditionTimeoutException | AssertionError e) {
      process.close();
      throw new AssertionError(program[0] + " does not listen\n" + process.stderr(), e);
    }
    return new DatabaseServer(process, port);
  }

  int port() {
    return port;
  }

  @Override
  public void close() {
    process.close();
  }
}
