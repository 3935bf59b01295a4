// SPDX-License-Identifier: Apache-2.0

package io.telltale.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LedgerTest {

  private final List<byte[]> shown = new ArrayList<>();
  private final Ledger ledger = new Ledger((message, peer) -> shown.add(message));

  private void receive(String type, String user) {
    ledger.received(Samples.event(type, user), "p");
  }

  @Test
  void countsByTypeAndUser() {
    receive("login_failure", "alice");
    receive("login_failure", "alice");
    receive("login_success", "bob");
    ledger.received("junk".getBytes(UTF_8), "p");

    assertThat(ledger.counts())
        .containsOnly(
            Map.entry("login_failure alice", 2),
            Map.entry("login_success bob", 1),
            Map.entry("not an event", 1));
    assertThat(shown).hasSize(4).isEqualTo(ledger.messages());
  }

  @Test
  void waitsForEventsFromAnotherThread() throws InterruptedException {
    Threads.daemon("test", () -> receive("logout", "alice"));

    assertThat(ledger.await(Map.of("logout alice", 1), 60_000)).isTrue();
    assertThat(ledger.await(Map.of("logout alice", 2), 1)).isFalse();
    assertThat(ledger.await(Map.of("logout bob", 1), 1)).isFalse();
  }

  @Test
  void tellsWhatIsMissingWrongOrTooMuch() {
    receive("login_success", "alice");
    receive("login_success", "alice");
    receive("logout", "mallory");
    receive("agent_stopped", "");
    receive("checkpoint", "");

    assertThat(ledger.differences(Map.of("login_success alice", 1, "logout bob", 1)))
        .containsExactly(
            "login_success alice: expected 1, received 2",
            "logout bob: expected 1, received 0",
            "logout mallory: expected 0, received 1");
  }

  @Test
  void remembersNothingOnceClosedButStillShows() {
    ledger.close();
    receive("logout", "alice");

    assertThat(ledger.messages()).isEmpty();
    assertThat(shown).hasSize(1);
  }
}
