// SPDX-License-Identifier: Apache-2.0

package io.telltale.verify;

import io.telltale.config.Layout;
import io.telltale.event.EventType;
import io.telltale.event.Outcome;
import io.telltale.event.Request;
import io.telltale.event.SecurityEvent;
import io.telltale.format.EventStream;
import io.telltale.format.Identity;
import io.telltale.seal.Attestation;
import io.telltale.seal.DropCounts;
import io.telltale.seal.SealSettings;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Streams of sealed events as an agent sends them, each message a line. */
final class Streams {

  /** So small that a checkpoint lists few events, and there are several. */
  static final int SMALL = 1_180;

  private static final List<EventType> TYPES = List.copyOf(EventType.builtIn());
  private static final String[] TEXTS = {
    "alice",
    "M\u00fcller \u65e5\u672c \ud83d\ude00",
    "DOMAIN\\bob",
    "a=b c=d",
    "x|y^z]\"q\"",
    " edge ",
    "ctl\u0007\u0085\u202e\n",
    "half \ud800 one",
    "<84>1 2026-01-01T00:00:00Z forged app - - - {}",
    "CEF:0|Telltale|Telltale|1|2|3|4|a=b",
    "{\"telltale\":{\"seal\":{\"session\":\"x\"}}}",
    "\\u0041 \\",
    "trailing\\",
    "a,b:c+d"
  };

  private Streams() {}

  static DropCounts drops(long dropped, Map<String, Long> kinds) {
    return new DropCounts() {
      @Override
      public long dropped() {
        return dropped;
      }

      @Override
      public Map<String, Long> droppedByKind() {
        return kinds;
      }
    };
  }

  static EventStream stream(Layout layout, int mostBytes, long rotation) {
    return stream(layout, mostBytes, rotation, null, drops(0, Map.of()));
  }

  static EventStream stream(
      Layout layout, int mostBytes, long rotation, Attestation attestation, DropCounts drops) {
    try {
      Identity identity = new Identity("payroll", "demo", "app01", 4711);
      SealSettings settings = new SealSettings(15_000, rotation, attestation);
      return EventStream.sealed(layout, identity, mostBytes, settings, drops);
    } catch (java.security.GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** What an agent says that told so many events, and was stopped. */
  static List<String> session(Layout layout, int events, long seed) {
    return session(stream(layout, SMALL, 0), events, seed, true);
  }

  static List<String> session(EventStream stream, int events, long seed, boolean stopped) {
    Random random = new Random(seed);
    List<byte[]> messages = new ArrayList<>();
    // Checkpoints tell the time at which they were made, which a test cannot choose.
    long time = System.currentTimeMillis();
    try {
      stream.add(own(EventType.AGENT_STARTED, time), (message, of) -> messages.add(message));
      for (int i = 0; i < events; i++) {
        time += random.nextInt(40);
        stream.add(event(random, time), (message, of) -> messages.add(message));
      }
      if (stopped) {
        stream.add(own(EventType.AGENT_STOPPED, time), (message, of) -> messages.add(message));
      }
    } catch (Exception e) {
      throw new AssertionError(e);
    }
    return messages.stream().map(bytes -> new String(bytes, StandardCharsets.UTF_8)).toList();
  }

  static SecurityEvent own(EventType type, long time) {
    return SecurityEvent.builder(type, Outcome.UNKNOWN, time).field("events", 3L).build();
  }

  static SecurityEvent event(Random random, long time) {
    EventType type = TYPES.get(random.nextInt(TYPES.size()));
    SecurityEvent.Builder event =
        SecurityEvent.builder(type, random.nextBoolean() ? Outcome.SUCCESS : Outcome.FAILURE, time)
            .user(text(random))
            .reason(text(random))
            .pointcut("p")
            .mechanism("one")
            .mechanism(text(random));
    if (random.nextBoolean()) {
      event.field("tenant", text(random)).field("order.id", random.nextLong());
    }
    if (random.nextBoolean()) {
      event.request(
          new Request(
              "GET", "/" + text(random), 403, "192.0.2.7", "10.0.0.1", text(random), "00ff"));
    }
    return event.build();
  }

  static String text(Random random) {
    return TEXTS[random.nextInt(TEXTS.length)];
  }

  /** One file of two agents whose lines come by chance, each in its order. */
  static List<String> interleaved(List<String> a, List<String> b, long seed) {
    Random random = new Random(seed);
    List<String> all = new ArrayList<>();
    int i = 0;
    int k = 0;
    while (i < a.size() || k < b.size()) {
      boolean first = k == b.size() || (i < a.size() && random.nextBoolean());
      all.add(first ? a.get(i++) : b.get(k++));
    }
    return all;
  }
}
