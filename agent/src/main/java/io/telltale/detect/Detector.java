// SPDX-License-Identifier: Apache-2.0

package io.telltale.detect;

import io.telltale.config.Detection;
import io.telltale.config.Hours;
import io.telltale.config.Threshold;
import io.telltale.event.Facet;
import io.telltale.event.SecurityEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Looks at every event, as it happened, and tells what several of them mean together. Memory and
 * the number of alerts are bounded, whatever comes. For one thread, but for the totals.
 */
public final class Detector {

  /** Of one detection in a minute. */
  private static final int MOST_FINDINGS = 20;

  private static final long MINUTE = 60_000;

  /** Of those that are not told again for now. */
  private static final int MOST_QUIET = 1_000;

  private final StateTable states = new StateTable();

  /** By the name of an event's type. */
  private final Map<String, List<Watch>> watches = new HashMap<>();

  /** What was told and is not told again for now, with the event that brought it about. */
  private final Map<State, SecurityEvent> quiet = new HashMap<>();

  private final SipHash sip = SipHash.random();
  private final Sight sight = new Sight(sip);
  private final AtomicLong found = new AtomicLong();
  private final AtomicLong suppressed = new AtomicLong();

  /** One detection, and how much it has told lately. */
  private static final class Watch {
    final Detection detection;
    final int number;
    private long minute;
    private int told;
    private long suppressed;

    Watch(Detection detection, int number) {
      this.detection = detection;
      this.number = number;
    }
  }

  /** Makes one that knows nothing yet. */
  public Detector(List<Detection> detections) {
    int number = 0;
    for (Detection detection : detections) {
      Watch watch = new Watch(detection, number++);
      for (String type : detection.events()) {
        add(type, watch);
      }
      addCompared(detection.all(), watch);
      addCompared(detection.any(), watch);
      for (Set<String> step : detection.then()) {
        for (String type : step) {
          add(type, watch);
        }
      }
    }
  }

  private void addCompared(List<Threshold> thresholds, Watch watch) {
    for (Threshold threshold : thresholds) {
      if (threshold.measure() == Threshold.Measure.COUNT_PER_EVENT) {
        add(threshold.of(), watch);
      }
    }
  }

  private void add(String type, Watch watch) {
    List<Watch> of = watches.get(type);
    if (of == null) {
      of = new ArrayList<>();
      watches.put(type, of);
    }
    if (!of.contains(watch)) {
      of.add(watch);
    }
  }

  /**
   * Looks at an event.
   *
   * @param now the wall clock, in milliseconds
   * @param to where findings go
   */
  public void see(SecurityEvent event, long now, Collection<Finding> to) {
    List<Watch> all = watches.get(event.type().name());
    if (all == null) {
      return;
    }
    sight.of(event);
    for (Watch watch : all) {
      see(watch, event, now, to);
    }
  }

  private void see(Watch watch, SecurityEvent event, long now, Collection<Finding> to) {
    Detection detection = watch.detection;
    long[] words = new long[1 + detection.by().size()];
    words[0] = watch.number;
    for (int i = 1; i < words.length; i++) {
      Long value = sight.hash(detection.by().get(i - 1));
      if (value == null) {
        return;
      }
      words[i] = value;
    }
    long key = sip.of(words);
    boolean counts = detection.events().contains(event.type().name()) && concerns(detection, event);
    State state =
        counts || detection.by().isEmpty()
            ? states.of(key, detection, event.time(), now)
            : states.find(key);
    if (state == null) {
      return;
    }
    boolean complete = state.follows(event);
    if (counts) {
      state.count(event, sight);
    } else {
      state.compare(event);
    }
    if (counts && state.isReached(event.time())) {
      if (detection.then().isEmpty()) {
        complete = true;
      } else {
        state.arm(event.time());
      }
    }
    if (complete && !state.isQuiet(now)) {
      tell(watch, state, event, now, to);
    }
  }

  private static boolean concerns(Detection detection, SecurityEvent event) {
    for (Map.Entry<Facet, Set<String>> only : detection.only().entrySet()) {
      if (!only.getValue().contains(String.valueOf(only.getKey().of(event)))) {
        return false;
      }
    }
    Hours outside = detection.outside();
    return outside == null || !outside.contain(event.time());
  }

  private void tell(
      Watch watch, State state, SecurityEvent event, long now, Collection<Finding> to) {
    if (watch.minute != now / MINUTE) {
      watch.minute = now / MINUTE;
      watch.told = 0;
    }
    if (watch.told >= MOST_FINDINGS || quiet.size() >= MOST_QUIET) {
      watch.suppressed++;
      suppressed.incrementAndGet();
      return;
    }
    watch.told++;
    found.incrementAndGet();
    Finding finding = state.finding(event, false);
    finding.suppressed(watch.suppressed);
    watch.suppressed = 0;
    state.told(now);
    quiet.put(state, event);
    to.add(finding);
  }

  /** Tells of what was not told again what came meanwhile; for now and then. */
  public void look(long now, Collection<Finding> to) {
    for (Iterator<Map.Entry<State, SecurityEvent>> all = quiet.entrySet().iterator();
        all.hasNext(); ) {
      Map.Entry<State, SecurityEvent> told = all.next();
      State state = told.getKey();
      if (state.isQuiet(now)) {
        continue;
      }
      if (state.sinceTold() == 0) {
        all.remove();
      } else {
        to.add(state.finding(told.getValue(), true));
        state.told(now);
      }
    }
  }

  /** Tells how much was found, and what was not for want of room. From any thread. */
  public void describe(SecurityEvent.Builder heartbeat) {
    heartbeat
        .field("alerts", found.get())
        .field("alerts_suppressed", suppressed.get())
        .field("detection_evictions", states.evictions());
  }
}
