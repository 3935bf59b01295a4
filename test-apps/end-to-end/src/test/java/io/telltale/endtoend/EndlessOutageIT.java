// SPDX-License-Identifier: Apache-2.0

package io.telltale.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.telltale.harness.Build;
import io.telltale.harness.CertificateAuthority;
import io.telltale.harness.Jvms;
import io.telltale.harness.Ports;
import io.telltale.harness.RsyslogSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * 100,000 calls a second while the target is down: what there is no room for is declared to the
 * event, and memory does not grow. {@code -Dtelltale.outage=3600} makes an hour of it.
 */
class EndlessOutageIT {

  private static final int SECONDS = Integer.getInteger("telltale.outage", 20);
  private static final int RATE = 100_000;
  private static final Pattern USED = Pattern.compile("used (\\d+)K");
  private static final long MEBIBYTE = 1 << 20;

  @Test
  void declaresToTheEventWhatIsLostAndHoldsNoMoreThanItMay() throws IOException {
    CertificateAuthority authority =
        CertificateAuthority.create(Build.newFolder("authority"), "logs.example.com CA");
    Path events = DeliveryRun.events();
    RsyslogSettings settings = RsyslogSettings.create(authority, authority.issueServer(), true);
    DeliveryStream relp = new DeliveryStream("RELP", "relp", settings.relpPort(), "", events);
    String target = "target: { " + relp.target(Ports.LOOPBACK, relp.port()) + " }\n";
    List<String> flags = GateRun.agent(Build.newFolder("outage"), target);
    String calls = Long.toString((long) RATE * SECONDS);

    try (GateRun gate = GateRun.start(flags, Integer.toString(RATE), "2", calls)) {
      await().atMost(Duration.ofMinutes(2)).until(() -> gate.stderr().contains("are kept"));
      DeliveryFault.pause(SECONDS * 1_000L / 4);
      long early = usedAfterCollection(gate);
      await()
          .pollInterval(Duration.ofSeconds(1))
          .atMost(Duration.ofSeconds(20L * SECONDS))
          .until(gate::hasEnded);
      long late = usedAfterCollection(gate);
      CollectorProcess collector =
          RsyslogStreams.start(
              Build.newFolder("rsyslog-outage"), settings, "ossl", Ports.LOOPBACK, events);
      try (collector) {
        await()
            .pollInterval(Duration.ofSeconds(1))
            .atMost(Duration.ofMinutes(5))
            .until(() -> relp.bytes() > 0 && gate.stderr().contains("reached again"));
        GateRun.Report report = gate.end();
        DeliveryStream.Result result = relp.result(report.called());
        System.out.printf(
            "%s; worst call %.1f ms, beside it %.1f ms; CPU of a call %d ns, its 99.9 %% %d ns; heap in use %d MiB after a quarter, %d MiB at the end%n",
            result,
            report.worstNanos() / 1e6,
            report.worstBesideNanos() / 1e6,
            report.values().get("cpu_ns"),
            report.values().get("p999_ns"),
            early / MEBIBYTE,
            late / MEBIBYTE);

        assertThat(result.called()).isEqualTo((long) RATE * SECONDS);
        assertThat(result.lost()).as(result.toString()).isZero();
        assertThat(result.duplicates()).as(result.toString()).isZero();
        assertThat(result.declared()).isGreaterThan(result.arrived());
        DeliveryProof proof = DeliveryProof.of(List.of(relp));
        assertThat(proof.wrong()).as(proof.said()).isZero();
        assertThat(proof.closed()).as(proof.said()).isOne();
        assertThat(late).isLessThan(64 * MEBIBYTE).isLessThan(early + 8 * MEBIBYTE);
      }
    }
  }

  /** What of the heap is in use, in bytes. */
  private static long usedAfterCollection(GateRun gate) throws IOException {
    jcmd(gate, "GC.run");
    Matcher used = USED.matcher(jcmd(gate, "GC.heap_info"));
    assertThat(used.find()).isTrue();
    return Long.parseLong(used.group(1)) * 1_024;
  }

  private static String jcmd(GateRun gate, String command) throws IOException {
    Path jcmd = Jvms.current().home().resolve("bin/jcmd");
    Process process =
        new ProcessBuilder(jcmd.toString(), Long.toString(gate.pid()), command).start();
    return new String(
        process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
  }
}
