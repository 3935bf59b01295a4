// SPDX-License-Identifier: Apache-2.0

package io.telltale.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.telltale.harness.Build;
import io.telltale.harness.CertificateAuthority;
import io.telltale.harness.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every transport makes of every fault, with real collectors. {@code -Dtelltale.delivery=full}
 * makes it longer and writes what was seen into the documentation.
 */
class DeliveryMatrixIT {

  private static final boolean FULL = "full".equals(System.getProperty("telltale.delivery"));
  private static final int SECONDS = FULL ? 40 : 8;

  private static final List<DeliveryRun> RUNS = new ArrayList<>();

  private static CertificateAuthority authority;
  private static CertificateAuthority.Credentials server;

  @BeforeAll
  static void makeCertificates() {
    authority = CertificateAuthority.create(Build.newFolder("authority"), "logs.example.com CA");
    server = authority.issueServer();
  }

  @AfterAll
  static void document() {
    if (FULL) {
      DeliveryTable.write(RUNS);
    }
  }

  static Stream<DeliveryFault> faults() {
    return DeliveryFault.all(
        FULL ? DeliveryFault.Extent.fullForm() : DeliveryFault.Extent.shortForm())
        .stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void losesNothing(DeliveryFault fault) {
    Path events = DeliveryRun.events();
    try (DeliverySite site = new DeliverySite(authority, server, Ports.LOOPBACK, events)) {
      List<DeliveryStream> streams =
          site.streams().stream().filter(stream -> !fault.proxied() || !stream.isUdp()).toList();
      List<FaultyProxy> proxies =
          fault.proxied()
              ? streams.stream().map(stream -> new FaultyProxy(stream.port())).toList()
              : List.of();
      String targets = DeliveryRun.targets(streams, proxies, authority, Ports.LOOPBACK);
      DeliveryRun run =
          DeliveryRun.of(
              fault.name(),
              streams,
              targets,
              List.of(),
              SECONDS,
              true,
              () -> fault.what().accept(site, proxies));
      proxies.forEach(FaultyProxy::close);
      note(FULL ? run.beside(peers(fault)) : run);
      assertNothingLost(run);
    }
  }

  private static List<DeliveryPeer> peers(DeliveryFault fault) {
    try (DeliverySite site =
        new DeliverySite(authority, server, Ports.LOOPBACK, DeliveryRun.events())) {
      return DeliveryPeer.run(fault, site, SECONDS);
    }
  }

  private static void note(DeliveryRun run) {
    RUNS.add(run);
    System.out.println(DeliveryTable.text(run));
  }

  /** But by UDP, where the seal shows it. */
  private static void assertNothingLost(DeliveryRun run) {
    assertNothingLost(run, "");
    DeliveryProof proof = run.proof();
    assertThat(proof.wrong()).as(proof.said()).isZero();
    assertThat(proof.closed()).as(proof.said()).isEqualTo(proof.streams());
    if (run.results().stream().anyMatch(result -> result.lost() > 0)) {
      assertThat(run.proofOfUdp().wrong()).isPositive();
    }
  }

  private static void assertNothingLost(DeliveryRun run, String where) {
    for (DeliveryStream.Result result : run.results()) {
      if (!result.stream().startsWith("UDP") && result.stream().contains(where)) {
        assertThat(result.lost()).as(result.toString()).isZero();
        assertThat(result.declared()).as(result.toString()).isZero();
      }
    }
  }

  /** Nothing goes to a server that cannot show who it is, and all that waited to it when it can. */
  @Test
  void waitsForACertificateThatIsValid() {
    CertificateAuthority other =
        CertificateAuthority.create(Build.newFolder("authority"), "logs.example.com CA");
    CertificateAuthority.Credentials expired = other.issueExpiredServer();
    try (DeliverySite site =
        new DeliverySite(other, expired, Ports.LOOPBACK, DeliveryRun.events())) {
      List<DeliveryStream> streams = site.streams().stream().filter(DeliveryStream::isTls).toList();
      DeliveryRun run =
          DeliveryRun.of(
              "certificate expired, then replaced",
              streams,
              DeliveryRun.targets(streams, List.of(), other, Ports.LOOPBACK),
              List.of(),
              SECONDS,
              false,
              () -> {
                DeliveryFault.pause(4_000);
                assertThat(streams).allMatch(stream -> stream.bytes() == 0);
                site.processes().forEach(CollectorProcess::terminate);
                other.issueServer();
                site.processes().forEach(CollectorProcess::start);
              });
      note(run);
      assertNothingLost(run);
    }
  }

  @Test
  void followsAName() throws IOException {
    Path hosts = Build.newFolder("hosts").resolve("hosts");
    Files.writeString(hosts, "127.0.0.1 collector.test\n");
    DeliverySite first = new DeliverySite(authority, server, Ports.LOOPBACK, DeliveryRun.events());
    List<DeliverySite> second = new ArrayList<>();
    try {
      DeliveryRun run =
          DeliveryRun.of(
              "name moved to another address",
              first.streams(),
              DeliveryRun.targets(first.streams(), List.of(), authority, "collector.test"),
              List.of("-Djdk.net.hosts.file=" + hosts, "-Dsun.net.inetaddr.ttl=1"),
              SECONDS,
              true,
              () -> {
                first.close();
                Oddities.write(hosts, "127.0.0.2 collector.test\n");
                second.add(first.twin("127.0.0.2"));
              });
      note(run);
      assertNothingLost(run);
    } finally {
      second.forEach(DeliverySite::close);
      if (second.isEmpty()) {
        first.close();
      }
    }
  }

  /** rsyslog throws away what it cannot write, after it has acknowledged it (rsyslog#4796). */
  @Test
  void waitsForRoomOnTheDiskWhereTheCollectorDoes() {
    Path events = DeliveryRun.events();
    assumeTrue(SmallDisk.canBeMade(), "a small disk takes root and mount");
    try (SmallDisk disk = new SmallDisk(events, "12m");
        DeliverySite site = new DeliverySite(authority, server, Ports.LOOPBACK, events)) {
      DeliveryRun run =
          DeliveryRun.of(
              "collector's disk full for 3 s",
              site.streams(),
              DeliveryRun.targets(site.streams(), List.of(), authority, Ports.LOOPBACK),
              List.of(),
              SECONDS,
              true,
              () -> {
                await().atMost(2, TimeUnit.MINUTES).until(disk::isFull);
                DeliveryFault.pause(3_000);
                disk.resize("1g");
              });
      note(run);
      assertNothingLost(run, "syslog-ng");
    }
  }
}
