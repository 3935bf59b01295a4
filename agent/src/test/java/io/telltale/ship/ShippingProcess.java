// SPDX-License-Identifier: Apache-2.0

package io.telltale.ship;

import io.telltale.config.Configuration;
import io.telltale.diagnostics.Diagnostics;
import io.telltale.event.EventType;
import io.telltale.event.Outcome;
import io.telltale.event.Request;
import io.telltale.event.SecurityEvent;
import io.telltale.hook.TelltaleHook;
import io.telltale.pointcut.Pointcut;
import io.telltale.weave.SiteNumbers;
import io.telltale.weave.Transformer;
import io.telltale.weave.WeavingLoader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A JVM that offers events and ends: the shipper lives as long as its JVM and no less. */
final class ShippingProcess {

  private ShippingProcess() {}

  /** Starts it; see {@link #main}. */
  static Process start(File stderr, String target, String... what) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + "/bin/java");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(ShippingProcess.class.getName());
    command.add(target);
    command.addAll(List.of(what));
    return new ProcessBuilder(command)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(stderr)
        .start();
  }

  /**
   * Ships.
   *
   * @param args the target's URL or a configuration file, the number of events, and {@code wait} to
   *     end only when killed
   */
  public static void main(String[] args) throws InterruptedException, IOException {
    Configuration configuration =
        args[0].endsWith(".yaml")
            ? Targets.configured(Files.readString(Path.of(args[0])))
            : Targets.configuration(args[0]);
    Diagnostics diagnostics = new Diagnostics();
    EventQueue queue = new EventQueue();
    Transformer transformer =
        new Transformer(List.of(), new NoSites(), (reason, what, cause) -> {});
    byte[] application = WeavingLoader.bytes(ShippingProcess.class);
    transformer.transform(WeavingLoader.of(null), "com/acme/Main", null, null, application);
    Shipper.start(
        queue,
        configuration,
        transformer,
        heartbeat -> heartbeat.field("config_hash", "abc"),
        diagnostics);
    for (int i = 0; i < Integer.parseInt(args[1]); i++) {
      queue.offer(event(i));
    }
    if (args.length > 2) {
      Thread.sleep(Long.MAX_VALUE);
    }
  }

  private static SecurityEvent event(int number) {
    String source = number == 19 ? "192.0.2.2" : "192.0.2.1";
    Request request = new Request("GET", "/" + number + ";s=1", 200, source, source, null, "ID");
    return SecurityEvent.builder(EventType.DATA_EXPORT, Outcome.SUCCESS, 1_700_000_000_000L)
        .pointcut("export")
        .mechanism("export")
        .field("number", (long) number)
        .request(request)
        // Every tenth is as the one before it, but that one is of another client.
        .repeatWindow(number % 10 == 9 ? 60_000 : 0)
        .build();
  }

  private static final class NoSites implements SiteNumbers {
    @Override
    public int number(String method, List<Pointcut> pointcuts) {
      throw new AssertionError(method);
    }

    @Override
    public int place(TelltaleHook hook) {
      throw new AssertionError(hook);
    }

    @Override
    public boolean readsArgumentsOnEntry(int number) {
      return false;
    }

    @Override
    public boolean readsArgumentsOnExit(int number) {
      return false;
    }
  }
}
