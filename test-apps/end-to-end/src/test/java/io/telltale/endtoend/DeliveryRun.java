// SPDX-License-Identifier: Apache-2.0

package io.telltale.endtoend;

import static org.awaitility.Awaitility.await;

import io.telltale.harness.Build;
import io.telltale.harness.CertificateAuthority;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** One JVM under load that sends the same events on many ways, and what became of them. */
record DeliveryRun(
    String fault,
    List<DeliveryStream.Result> results,
    GateRun.Report report,
    DeliveryProof proof,
    DeliveryProof proofOfUdp,
    List<DeliveryPeer> peers) {

  /** Per second. */
  static final int RATE = 500;

  private static final Duration QUIET = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** Where the collectors are, and what happens to them. */
  interface Fault {
    void happen();
  }

  /**
   * Runs.
   *
   * @param targets the keys {@code target} or {@code targets} and their values
   * @param flags more of the JVM's
   * @param seconds for which there is load
   * @param connected whether all is well before the fault
   */
  static DeliveryRun of(
      String name,
      List<DeliveryStream> streams,
      String targets,
      List<String> flags,
      int seconds,
      boolean connected,
      Fault fault) {
    List<String> all = new ArrayList<>(flags);
    all.addAll(GateRun.agent(Build.newFolder("delivery"), targets));
    String calls = Integer.toString(RATE * seconds);
    try (GateRun gate = GateRun.start(all, Integer.toString(RATE), "1", calls)) {
      if (connected) {
        awaitFirst(streams);
      }
      fault.happen();
      awaitQuiet(streams, List.of(gate));
      GateRun.Report report = gate.end();
      return new DeliveryRun(
          name,
          streams.stream().map(stream -> stream.result(report.called())).toList(),
          report,
          DeliveryProof.of(streams.stream().filter(stream -> !stream.isUdp()).toList()),
          DeliveryProof.of(streams.stream().filter(DeliveryStream::isUdp).toList()),
          List.of());
    }
  }

  /** The same, and what others made of the same fault. */
  DeliveryRun beside(List<DeliveryPeer> others) {
    return new DeliveryRun(fault, results, report, proof, proofOfUdp, others);
  }

  private static void awaitFirst(List<DeliveryStream> streams) {
    await()
        .atMost(PATIENCE)
        .until(() -> streams.stream().allMatch(stream -> stream.isUdp() || stream.bytes() > 0));
  }

  /** Until all has arrived, or nothing has come for a while after the last call. */
  static void awaitQuiet(List<DeliveryStream> streams, List<GateRun> gates) {
    long[] last = {-1};
    await()
        .pollInterval(QUIET)
        .atMost(PATIENCE)
        .until(
            () -> {
              long now = streams.stream().mapToLong(DeliveryStream::bytes).sum();
              boolean quiet = now == last[0];
              last[0] = now;
              return quiet && gates.stream().allMatch(GateRun::hasEnded);
            });
  }

  /** The targets that lead there directly or through proxies. */
  static String targets(
      List<DeliveryStream> streams,
      List<FaultyProxy> proxies,
      CertificateAuthority authority,
      String host) {
    CertificateAuthority.Credentials client = authority.issueClient();
    List<String> targets = new ArrayList<>();
    for (int i = 0; i < streams.size(); i++) {
      DeliveryStream stream = streams.get(i);
      int port = proxies.isEmpty() ? stream.port() : proxies.get(i).port();
      String tls =
          stream.isTls()
              ? ", ca: %s, certificate: %s, key: %s"
                  .formatted(authority.certificate(), client.certificate(), client.key())
              : "";
      targets.add("  - { " + stream.target(host, port) + tls + " }\n");
    }
    return targets.stream().collect(Collectors.joining("", "targets:\n", ""));
  }

  static Path events() {
    return Build.newFolder("delivered");
  }
}
