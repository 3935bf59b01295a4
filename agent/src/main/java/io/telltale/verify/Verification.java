// SPDX-License-Identifier: Apache-2.0

package io.telltale.verify;

import io.telltale.format.EventReader;
import io.telltale.format.StoredEvent;
import io.telltale.seal.Finding;
import io.telltale.seal.Findings;
import io.telltale.seal.Place;
import io.telltale.seal.SessionResult;
import io.telltale.seal.Trust;
import io.telltale.seal.Verifier;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads sources one after the other, and proves what they hold together. For one thread. */
public final class Verification implements Closeable {

  private final EventReader reader = new EventReader();
  private final Findings findings;
  private final Verifier verifier;
  private final List<String> sources = new ArrayList<>();
  private long events;
  private long others;
  private long unsealed;
  private long latest = Long.MIN_VALUE;

  /** Proves with these keys, and tells these findings. */
  public Verification(Trust trust, Findings findings) {
    this.findings = findings;
    this.verifier = new Verifier(trust, findings);
  }

  /**
   * Reads a source to its end.
   *
   * @throws IOException if it cannot be read
   */
  public void read(String name, InputStream in) throws IOException {
    int source = sources.size();
    sources.add(name);
    try {
      Records.read(
          in,
          new Records.Sink() {
            @Override
            public void line(String line, long number) {
              take(reader.read(line), new Place(source, number), line);
            }

            @Override
            public void object(Map<String, Object> object, long number) {
              take(reader.read(object), new Place(source, number), null);
            }
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** The line is null where the source is no text. */
  private void take(@Nullable StoredEvent event, Place place, @Nullable String line) {
    if (event == null) {
      others++;
      if (line != null && reader.looksSealed(line)) {
        findings.found(Finding.ofUnreadable(place));
      }
      return;
    }
    // An export of a store has any order; a file that a collector writes has the stream's.
    boolean ordered = line != null && !line.startsWith("{");
    if (!verifier.take(event.pairs(), event.sealNames(), place, ordered, label(event))) {
      unsealed++;
      if (event.pairs().find(event.sealNames().tag) != null
          || event.pairs().find(event.sealNames().session) != null) {
        findings.found(Finding.ofUnreadable(place));
      }
      return;
    }
    events++;
    latest = Math.max(latest, time(event.time()));
    String contradiction = line == null ? null : Header.contradiction(line, event);
    if (contradiction != null) {
      findings.found(
          Finding.ofHeader(
              String.valueOf(event.pairs().find(event.sealNames().session)),
              event.pairs().find(event.sealNames().sequence),
              place,
              "the header " + contradiction));
    }
  }

  private static String label(StoredEvent event) {
    return event.service() + " on " + event.host();
  }

  private static long time(@Nullable String text) {
    try {
      if (text == null) {
        return Long.MIN_VALUE;
      }
      return text.indexOf('-') > 0 ? Instant.parse(text).toEpochMilli() : Long.parseLong(text);
    } catch (DateTimeParseException | NumberFormatException e) {
      return Long.MIN_VALUE; // an altered event, which will be told
    }
  }

  /**
   * Tells what is left to tell.
   *
   * @param until to which the data reach; null for the time of the last event
   * @param partial whether sessions may have begun before the data
   */
  public List<SessionResult> finish(@Nullable Instant until, boolean partial) {
    return verifier.finish(until == null ? latest : until.toEpochMilli(), partial);
  }

  /** The name of a source. */
  public String source(Place place) {
    return sources.get(place.source());
  }

  /** How many sealed events were read. */
  public long events() {
    return events;
  }

  /** How many records are not ours. */
  public long others() {
    return others;
  }

  /** How many of our events have no seal. */
  public long unsealed() {
    return unsealed;
  }

  @Override
  public void close() throws IOException {
    verifier.close();
  }
}
