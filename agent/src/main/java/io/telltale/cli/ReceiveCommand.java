// SPDX-License-Identifier: Apache-2.0

package io.telltale.cli;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code receive}: listens for syslog and prints what comes. */
@Command(
    name = "receive",
    sortOptions = false,
    description = "Receives syslog and prints each event. To look at events, not to keep them.")
final class ReceiveCommand implements Callable<Integer> {

  enum Format {
    pretty,
    json
  }

  private static final int DEFAULT_PORT = 5514;

  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--udp", paramLabel = "PORT", description = "Listen on UDP (0: a free port).")
  private @Nullable Integer udp;

  @Option(
      names = "--tcp",
      paramLabel = "PORT",
      description = "Listen on TCP (0: a free port). Without any port: " + DEFAULT_PORT + ".")
  private @Nullable Integer tcp;

  @Option(names = "--tls", paramLabel = "PORT", description = "Listen on TLS (0: a free port).")
  private @Nullable Integer tls;

  @Option(
      names = "--bind",
      paramLabel = "ADDR",
      defaultValue = "127.0.0.1",
      description = "Address to listen on (default: ${DEFAULT-VALUE}).")
  private String bind = "";

  @Option(names = "--cert", paramLabel = "PEM", description = "Certificate chain for --tls.")
  private @Nullable File certificate;

  @Option(names = "--key", paramLabel = "PEM", description = "Private key for --tls.")
  private @Nullable File key;

  @Option(
      names = "--client-ca",
      paramLabel = "PEM",
      description = "With --tls, demand client certificates signed by one of these.")
  private @Nullable File clientAuthorities;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "pretty",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Format format = Format.pretty;

  @Option(names = "--count", paramLabel = "N", description = "Stop after N messages.")
  private @Nullable Long count;

  @Mixin private ColourOption colour = new ColourOption();

  @Override
  public Integer call() throws IOException, InterruptedException {
    refuseWhatDoesNotFit();
    EventFormat shown =
        format == Format.json
            ? new JsonFormat()
            : new PrettyFormat(colour.palette(), ZoneId.systemDefault());
    PrintStream out = Output.stdout();
    EventPrinter printer = new EventPrinter(out, shown, count == null ? Long.MAX_VALUE : count);
    try (Receiver receiver = new Receiver(printer, ReceiveCommand::tell)) {
      Threads.atShutdown("end", printer::end);
      listen(receiver);
      printer.awaitEnd();
    }
    return CommandLine.ExitCode.OK;
  }

  private void refuseWhatDoesNotFit() {
    if (tls != null && (certificate == null || key == null)) {
      throw misused("--tls needs --cert and --key");
    }
    if (tls == null && (certificate != null || key != null || clientAuthorities != null)) {
      throw misused("--cert, --key and --client-ca belong to --tls");
    }
    if (count != null && count < 1) {
      throw misused("--count must be 1 or more");
    }
  }

  private CommandLine.ParameterException misused(String message) {
    if (spec == null) {
      throw new IllegalStateException("not run by picocli");
    }
    return new CommandLine.ParameterException(spec.commandLine(), message);
  }

  private void listen(Receiver receiver) throws IOException {
    InetAddress address = InetAddress.getByName(bind);
    if (udp != null) {
      announce(receiver.udp(address, udp));
    }
    if (tcp != null) {
      announce(receiver.tcp(address, tcp));
    }
    if (tls != null && certificate != null && key != null) {
      SSLContext context = ServerTls.context(certificate, key, clientAuthorities);
      announce(receiver.tls(address, tls, context, clientAuthorities != null));
    }
    if (udp == null && tcp == null && tls == null) {
      announce(receiver.tcp(address, DEFAULT_PORT));
    }
  }

  private static void announce(String url) {
    tell("receiving syslog on " + url);
  }

  private static void tell(String line) {
    System.err.println(line);
  }
}
