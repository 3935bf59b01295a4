// SPDX-License-Identifier: Apache-2.0

package io.telltale.ship;

import static org.assertj.core.api.Assertions.assertThat;

import io.telltale.config.Layout;
import io.telltale.diagnostics.Diagnostics;
import io.telltale.event.EventType;
import io.telltale.event.Outcome;
import io.telltale.event.SecurityEvent;
import io.telltale.format.EventStream;
import io.telltale.format.Identity;
import io.telltale.seal.SealSettings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StreamTest {

  private static final int TINY = 100;
  private static final Identity IDENTITY = new Identity("payroll", null, "host", 1);

  private final Losses losses = new Losses();
  private final EventBuffer buffer = new EventBuffer(1_000, 1 << 20, losses);
  private final Diagnostics diagnostics =
      new Diagnostics(new PrintStream(new ByteArrayOutputStream()));

  private Stream stream(EventStream events) {
    return new Stream(
        buffer, losses, events, to -> to.field("depth", 7L), Long.MAX_VALUE, diagnostics);
  }

  private Stream stream() {
    return stream(events(EventStream.MOST_BYTES));
  }

  private static EventStream events(int mostBytes) {
    return EventStream.unsealed(Layout.usual(), IDENTITY, mostBytes);
  }

  private static SecurityEvent event(int number) {
    return SecurityEvent.builder(EventType.LOGIN_FAILURE, Outcome.FAILURE, number)
        .user("u" + number)
        .build();
  }

  /** Else nothing is told but events. */
  private void begin(Stream stream) {
    buffer.add(event(0));
    take(stream, 1);
  }

  private static List<String> take(Stream stream, int most) {
    List<Message> messages = new ArrayList<>();
    stream.take(messages, most);
    return messages.stream().map(m -> new String(m.bytes, StandardCharsets.UTF_8)).toList();
  }

  @Test
  void givesNoMoreThanItIsAskedFor() {
    Stream stream = stream();
    for (int i = 0; i < 5; i++) {
      buffer.add(event(i));
    }

    assertThat(take(stream, 3)).hasSize(3).last().asString().contains("\"u2\"");
    assertThat(take(stream, 3)).hasSize(2);
    assertThat(take(stream, 3)).isEmpty();
  }

  @Test
  void tellsWhatWasLostBeforeWhatCameThrough() {
    Stream stream = stream();
    begin(stream);
    losses.add(Losses.Reason.QUEUE_FULL, "logout", 3);
    losses.add(Losses.Reason.EXPIRED, "logout", 2);
    buffer.add(event(1));

    List<String> told = take(stream, 10);

    assertThat(told).hasSize(3);
    assertThat(told.get(0))
        .contains(" events_dropped [", "\"reason\":\"queue_full\"", "\"place\":\"queue\"")
        .contains("\"dropped_logout\":3");
    assertThat(told.get(1))
        .contains("\"reason\":\"expired\"", "\"place\":\"spool\"", "\"dropped_logout\":2");
    assertThat(take(stream, 10)).isEmpty();
  }

  /** While a target is slow there is something new to tell with every batch. */
  @Test
  void tellsLossesNoMoreThanOnceASecond() {
    Stream stream = stream();
    begin(stream);
    losses.add(Losses.Reason.QUEUE_FULL, "logout", 1);
    assertThat(take(stream, 10)).hasSize(1);
    losses.add(Losses.Reason.QUEUE_FULL, "logout", 1);

    assertThat(take(stream, 10)).isEmpty();
  }

  /** The first event says who the agent is. */
  @Test
  void tellsNothingOfItselfBeforeTheFirstEvent() {
    Stream stream = stream();
    losses.add(Losses.Reason.QUEUE_FULL, "logout", 1);

    assertThat(take(stream, 10)).isEmpty();

    begin(stream);
    assertThat(take(stream, 10)).singleElement().asString().contains(" events_dropped [");
  }

  @Test
  void endsWithWhatIsThereThenLossesThenTheFarewellWithTheTotals() {
    Stream stream = stream();
    begin(stream);
    take(stream, 1);
    buffer.add(event(1));
    buffer.add(event(2));
    losses.add(Losses.Reason.QUEUE_FULL, "logout", 4);

    stream.end();

    assertThat(take(stream, 1)).hasSize(1);
    assertThat(stream.isEnded()).isFalse();
    List<String> told = take(stream, 10);
    assertThat(told).hasSize(3);
    assertThat(told.get(1)).contains(" events_dropped [");
    assertThat(told.get(2))
        .contains(" agent_stopped [", "\"events\":4", "\"events_login_failure\":3")
        .contains("\"dropped\":4", "\"dropped_logout\":4", "\"depth\":7", "\"failures\":0");
    assertThat(stream.isEnded()).isTrue();
    assertThat(take(stream, 10)).isEmpty();
  }

  /** What was refused or is gone from disk is missing for all to see, but not in silence. */
  @Test
  void sealsWhichPlacesStayEmpty() throws Exception {
    SealSettings settings = new SealSettings(15_000, 0, null);
    Stream stream =
        stream(
            EventStream.sealed(Layout.usual(), IDENTITY, EventStream.MOST_BYTES, settings, losses));
    for (int i = 0; i < 600; i++) {
      buffer.add(event(i));
    }
    losses.add(Losses.Reason.TARGET_QUEUE_FULL, "logout", 4);
    List<Message> made = new ArrayList<>();
    stream.take(made, 600);
    losses.add(Losses.Reason.REFUSED, made.get(7));
    losses.addPlaced(Losses.Reason.UNREADABLE, "unknown", 300, 302);
    stream.end();
    stream.take(made, 10);

    List<String> stored =
        made.stream()
            .filter(m -> m.sequence != 7 && (m.sequence < 300 || m.sequence > 302))
            .map(m -> new String(m.bytes, StandardCharsets.UTF_8))
            .toList();
    assertThat(Proof.findings(stored))
        .extracting(finding -> finding.kind() + " " + finding.from() + "-" + finding.to())
        .containsExactlyInAnyOrder("DROPPED 7-7", "DROPPED 300-302", "DROPPED -1--1");
    assertThat(losses.dropped()).isEqualTo(4);
    assertThat(losses.droppedByKind()).containsExactly(Map.entry("queue_full/logout", 4L));
    assertThat(losses.inAll()).isEqualTo(8);
    assertThat(made).extracting(m -> m.sequence).isSorted().doesNotHaveDuplicates();
  }

  /** Checkpoints wait in the spool as well, and expire there with what they list. */
  @Test
  void sealsThatCheckpointsAreGoneToo() throws Exception {
    SealSettings settings = new SealSettings(15_000, 0, null);
    Stream stream =
        stream(
            EventStream.sealed(Layout.usual(), IDENTITY, EventStream.MOST_BYTES, settings, losses));
    for (int i = 0; i < 900; i++) {
      buffer.add(event(i));
    }
    List<Message> made = new ArrayList<>();
    stream.take(made, 900);
    List<Message> expired = List.copyOf(made.subList(100, 800));
    expired.forEach(message -> losses.add(Losses.Reason.EXPIRED, message));
    made.removeAll(expired);
    stream.end();
    stream.take(made, 10);

    assertThat(expired).extracting(m -> m.type).contains("checkpoint");
    List<String> stored =
        made.stream().map(m -> new String(m.bytes, StandardCharsets.UTF_8)).toList();
    assertThat(Proof.findings(stored))
        .extracting(finding -> finding.kind() + " " + finding.from() + "-" + finding.to())
        .as("the checkpoint of what came just before is gone as well")
        .containsExactlyInAnyOrder("DROPPED 100-799", "UNPROVEN 0-99");
  }

  @Test
  void declaresWhatCannotBeFormatted() {
    Stream stream = stream(events(TINY));
    buffer.add(event(1));
    take(stream, 10);

    assertThat(losses.inAll()).isEqualTo(1);
    assertThat(losses.report(0).reason()).isEqualTo("not_formattable");
    assertThat(diagnostics.total()).isEqualTo(1);
  }
}
