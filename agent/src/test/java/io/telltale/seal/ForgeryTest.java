// SPDX-License-Identifier: Apache-2.0

package io.telltale.seal;

import static org.assertj.core.api.Assertions.assertThat;

import io.telltale.event.Name;
import io.telltale.event.Pairs;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What somebody can do who knows how the seal works, but has no key. */
class ForgeryTest {

  private static final SealNames NAMES =
      new SealNames("session", "sequence", "tag", "checkpoint", "digests", "key", "signature");
  private static final long SHORTEST_ROTATION = TimeUnit.MILLISECONDS.toNanos(1);
  private static final Name USER = Name.of("user");

  private record Event(Map<String, String> values) {

    static Event of(Pairs pairs) {
      Map<String, String> values = new java.util.TreeMap<>();
      for (int i = 0; i < pairs.size(); i++) {
        values.put(pairs.name(i).toString(), text(pairs, i));
      }
      return new Event(values);
    }

    private static String text(Pairs pairs, int i) {
      return new String(
          pairs.bytes(), pairs.start(i), pairs.end(i) - pairs.start(i), StandardCharsets.UTF_8);
    }

    Pairs pairs() {
      Pairs pairs = Pairs.ofAnyText();
      values.forEach((name, value) -> pairs.longText(Name.of(name), value));
      pairs.sort();
      return pairs;
    }

    /** With another value, and a tag that fits. */
    Event forged(String name, String value) {
      Map<String, String> other = new java.util.TreeMap<>(values);
      other.put(name, value);
      byte[] digest = new byte[Canonical.DIGEST_BYTES];
      new Canonical().digest(new Event(other).pairs(), NAMES.tag, NAMES.tag, digest);
      other.put("tag", Base64Url.text(java.util.Arrays.copyOf(digest, 8)));
      return new Event(other);
    }
  }

  private static DropCounts none() {
    return new DropCounts() {
      @Override
      public long dropped() {
        return 0;
      }

      @Override
      public Map<String, Long> droppedByKind() {
        return Collections.emptyMap();
      }
    };
  }

  /** A session of events 0 to 29, of which 0, 10, 20 and 29 are signed checkpoints. */
  private static List<Event> session(Sealer sealer) throws GeneralSecurityException {
    List<Event> events = new ArrayList<>();
    Pairs pairs = Pairs.ofAnyText();
    long began = System.nanoTime();
    for (int i = 0; i < 30; i++) {
      while (i == 10 && System.nanoTime() - began < SHORTEST_ROTATION) {
        Thread.onSpinWait();
      }
      pairs.clear();
      pairs.text(USER, "user" + i);
      if (i % 10 == 0 || i == 29) {
        sealer.sealCheckpoint(pairs, true, i == 29);
      } else {
        sealer.seal(pairs);
      }
      events.add(Event.of(pairs));
    }
    return events;
  }

  private static List<Event> session() throws GeneralSecurityException {
    return session(new Sealer(NAMES, new SealSettings(15_000, 0, null), none()));
  }

  private static List<String> verify(List<Event> events) {
    return verify(events, new Trust());
  }

  private static List<String> verify(List<Event> events, Trust trust) {
    List<String> found = new ArrayList<>();
    Verifier verifier =
        new Verifier(trust, f -> found.add(f.kind() + " " + f.from() + "-" + f.to()));
    for (int i = 0; i < events.size(); i++) {
      verifier.take(events.get(i).pairs(), NAMES, new Place(0, i + 1), true, "a");
    }
    verifier.finish(System.currentTimeMillis(), false);
    return found;
  }

  @Test
  void provesWhatNobodyTouched() throws Exception {
    assertThat(verify(session())).isEmpty();
  }

  @Test
  void findsTheOneThatWasAlteredAndNoOther() throws Exception {
    List<Event> events = session();
    events.set(14, events.get(14).forged("user", "mallory"));

    assertThat(verify(events)).containsExactly("ALTERED 14-14");
  }

  /** A chain alone would leave the neighbours of a missing event unproven. */
  @Test
  void findsWhatWasAlteredBesideAMissingOne() throws Exception {
    List<Event> events = session();
    events.set(13, events.get(13).forged("user", "mallory"));
    events.set(16, events.get(16).forged("user", "mallory"));
    events.remove(14);

    assertThat(verify(events)).containsExactly("ALTERED 13-13", "MISSING 14-14", "ALTERED 16-16");
  }

  @Test
  void findsAnEventMoreAndOneInPlaceOfAnother() throws Exception {
    List<Event> events = session();
    events.add(15, events.get(14).forged("user", "mallory"));

    assertThat(verify(events)).containsExactly("INVENTED 14-14");

    events = session();
    events.add(events.get(14).forged("sequence", "30"));

    assertThat(verify(events)).containsExactly("INVENTED 30-30");
  }

  @Test
  void doesNotTakeACheckpointForTrueWhoseListWasMadeToFit() throws Exception {
    List<Event> events = session();
    List<Event> others = session();
    events.set(20, events.get(20).forged("digests", others.get(20).values.get("digests")));

    assertThat(verify(events)).contains("ALTERED 20-20", "UNPROVEN 10-19");
  }

  @Test
  void doesNotTakeAnotherKeyInTheMidstOfASession() throws Exception {
    List<Event> events = session();
    Event forged = events.get(29).forged("user", "mallory");
    SessionKey own = SessionKey.random();
    forged = forged.forged("key", Base64Url.text(own.encoded()));
    byte[] digest = new byte[Canonical.DIGEST_BYTES];
    new Canonical().digest(forged.pairs(), NAMES.tag, NAMES.signature, digest);
    events.set(29, forged.forged("signature", Base64Url.text(own.sign(digest))));

    assertThat(verify(events)).contains("DIED 21-29".replace("DIED", "OPEN"));
  }

  /** Whoever replaces all of a session can sign it; only a key that is known finds that. */
  @Test
  void findsAForgedSessionIfTheKeyIsKnown() throws Exception {
    List<Event> events = session();
    Trust trust = new Trust();
    trust.key(Trust.fingerprint(Base64Url.decode(events.get(0).values.get("key"))));

    assertThat(verify(events, trust)).isEmpty();
    assertThat(verify(session(), trust)).containsExactly("UNTRUSTED -1--1");
  }

  /** The thief of the second key has no say in what the first one signed. */
  @Test
  void doesNotLetALaterKeySignThePastAnew() throws Exception {
    List<Event> events = session(new Sealer(NAMES, new SealSettings(15_000, 1, null), none()));
    assertThat(events.get(10).values.get("checkpoint")).contains(",next:");
    assertThat(verify(events)).isEmpty();

    Event unsigned = events.get(10).forged("user", "mallory");
    unsigned.values.remove("signature");
    unsigned.values.remove("key");
    events.set(10, unsigned.forged("user", "mallory"));

    assertThat(verify(events)).isNotEmpty();
  }

  @Test
  void tellsADeclaredLossFromARemoval() throws Exception {
    Sealer sealer = new Sealer(NAMES, new SealSettings(15_000, 0, null), none());
    sealer.lost(4, 6);
    List<Event> events = session(sealer);
    events.subList(4, 7).clear();

    assertThat(verify(events)).containsExactly("DROPPED 4-6");
  }

  @Test
  void namesALongGapAsOne() throws Exception {
    List<Event> events = session();
    events.subList(8, 26).clear();

    assertThat(verify(events)).contains("MISSING 8-19").contains("MISSING 25-25");
  }
}
