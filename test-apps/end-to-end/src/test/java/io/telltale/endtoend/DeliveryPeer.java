// SPDX-License-Identifier: Apache-2.0

package io.telltale.endtoend;

import io.telltale.harness.Ports;
import java.util.ArrayList;
import java.util.List;

/**
 * What became of the same calls, under the same fault, where an application writes them down with
 * somebody else's syslog client instead.
 *
 * @param worstNanos for which a call was held up, but for the first few
 */
record DeliveryPeer(DeliveryStream.Result result, long worstNanos) {

  /** Runs all of them at once, each in a JVM of its own. */
  static List<DeliveryPeer> run(DeliveryFault fault, DeliverySite site, int seconds) {
    List<DeliveryStream> streams =
        site.streamsOfPeers().stream()
            .filter(stream -> !fault.proxied() || !stream.scheme().equals("logback"))
            .toList();
    List<FaultyProxy> proxies =
        fault.proxied()
            ? streams.stream().map(stream -> new FaultyProxy(stream.port())).toList()
            : List.of();
    List<GateRun> gates = new ArrayList<>();
    try {
      for (int i = 0; i < streams.size(); i++) {
        int port = proxies.isEmpty() ? streams.get(i).port() : proxies.get(i).port();
        gates.add(start(streams.get(i).scheme(), port, seconds));
      }
      DeliveryFault.pause(2_000);
      fault.what().accept(site, proxies);
      DeliveryRun.awaitQuiet(streams, gates);
      List<DeliveryPeer> peers = new ArrayList<>();
      for (int i = 0; i < streams.size(); i++) {
        GateRun.Report report = gates.get(i).end();
        peers.add(new DeliveryPeer(streams.get(i).result(report.called()), report.worstNanos()));
      }
      return peers;
    } finally {
      gates.forEach(GateRun::close);
      proxies.forEach(FaultyProxy::close);
    }
  }

  private static GateRun start(String journal, int port, int seconds) {
    return GateRun.start(
        List.of(),
        Integer.toString(DeliveryRun.RATE),
        "1",
        Integer.toString(DeliveryRun.RATE * seconds),
        journal,
        Ports.LOOPBACK,
        Integer.toString(port));
  }
}
