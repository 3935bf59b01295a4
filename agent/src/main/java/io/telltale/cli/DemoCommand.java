// SPDX-License-Identifier: Apache-2.0

package io.telltale.cli;

import io.telltale.cli.Palette.Style;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code demo}: an unchanged application, visitors, and what Telltale says of them. */
@Command(
    name = "demo",
    sortOptions = false,
    description = "Starts a receiver and the payroll application under the agent, and visits it.")
final class DemoCommand implements Callable<Integer> {

  private static final int START_SECONDS = 180;

  @Option(
      names = "--app",
      paramLabel = "JAR",
      defaultValue = "test-apps/legacy-payroll/target/legacy-payroll-exec.jar",
      description = "The application (default: ${DEFAULT-VALUE}).")
  private File application = new File("");

  @Option(
      names = "--config",
      paramLabel = "YAML",
      defaultValue = "test-apps/legacy-payroll/telltale.yaml",
      description = "The agent's configuration (default: ${DEFAULT-VALUE}).")
  private File configuration = new File("");

  @Option(names = "--keep", description = "Leave the application up until Ctrl-C.")
  private boolean keep;

  @Mixin private ColourOption colour = new ColourOption();

  private final PrintStream out = Output.stdout();
  private Palette palette = new Palette(false);

  @Override
  public Integer call() throws IOException, InterruptedException {
    palette = colour.palette();
    EventFormat format = new PrettyFormat(palette, ZoneId.systemDefault());
    Ledger ledger = new Ledger(new EventPrinter(out, format, Long.MAX_VALUE));
    try (Receiver receiver = new Receiver(ledger, this::sayAside)) {
      String target = receiver.tcp(InetAddress.getLoopbackAddress(), 0);
      List<String> command = launchCommand(target);
      try (PayrollProcess payroll = new PayrollProcess(command, this::sayAside)) {
        Threads.atShutdown("stop-payroll", payroll::close);
        return play(payroll, command, ledger);
      }
    }
  }

  private List<String> launchCommand(String target) throws IOException {
    File agent =
        OwnJar.file().orElseThrow(() -> new CliException("demo runs from telltale.jar only", null));
    demand(application, "the application");
    demand(configuration, "its configuration");
    // Relative where possible: the JVM ends the jar's name at the first '='.
    return Arrays.asList(
        Paths.get(System.getProperty("java.home"), "bin", "java").toString(),
        String.format(
            "-javaagent:%s=config=%s,target=%s", shortest(agent), shortest(configuration), target),
        "-Dport=0",
        "-jar",
        shortest(application));
  }

  private static void demand(File file, String what) throws CliException {
    if (!file.isFile()) {
      throw new CliException("no such file: " + file + " (" + what + ")", null);
    }
  }

  private static String shortest(File file) {
    Path here = Paths.get("").toAbsolutePath();
    Path path = file.toPath().toAbsolutePath().normalize();
    return (path.startsWith(here) ? here.relativize(path) : path).toString();
  }

  private int play(PayrollProcess payroll, List<String> command, Ledger ledger)
      throws IOException, InterruptedException {
    say("An unchanged application, started with Telltale:");
    say(palette.paint(Style.DIM, "  java " + String.join(" ", command.subList(1, command.size()))));
    try {
      Play play = new Play(ledger, line -> say(palette.paint(Style.BOLD, "» " + line)));
      String address = start(payroll);
      play.perform(address);
      if (!keep) {
        payroll.close();
        play.awaitCurtain();
      }
      boolean asExpected = new DemoReport(palette, this::say).print(play, ledger);
      if (keep) {
        stayUp(payroll, address, ledger);
      }
      return asExpected ? ExitCode.OK : ExitCode.SOFTWARE;
    } catch (IOException e) {
      if (payroll.isStopped()) {
        return ExitCode.SOFTWARE; // Ctrl-C took the application away from under the visitors
      }
      throw e;
    }
  }

  private String start(PayrollProcess payroll) throws IOException, InterruptedException {
    try {
      return payroll.start(START_SECONDS);
    } catch (CliException e) {
      if (!payroll.isStopped()) {
        payroll.lastLines().forEach(this::sayAside);
      }
      throw e;
    }
  }

  private void stayUp(PayrollProcess payroll, String address, Ledger ledger)
      throws IOException, InterruptedException {
    ledger.close();
    say("");
    say("The application stays up: " + palette.paint(Style.BOLD, address));
    Visitors.accountsAfterwards().forEach(account -> say("  " + account));
    say("Its events appear below. Ctrl-C ends both.");
    int code = payroll.awaitExit();
    throw new CliException("the application ended with code " + code, null);
  }

  private void sayAside(String line) {
    say(palette.paint(Style.DIM, "  " + line));
  }

  private void say(String line) {
    synchronized (out) {
      out.print(line + '\n');
      out.flush();
    }
  }
}
