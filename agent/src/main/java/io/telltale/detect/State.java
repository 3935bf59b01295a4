// SPDX-License-Identifier: Apache-2.0

package io.telltale.detect;

import io.telltale.config.Detection;
import io.telltale.config.Threshold;
import io.telltale.event.SecurityEvent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one detection knows of one user, address or whatever it counts by. For one thread. */
final class State {

  private static final int EVIDENCE = 5;

  final long key;
  final Detection detection;
  private final Ring count;
  private final List<Counter> counters = new ArrayList<>();
  private final @Nullable String[] evidence = new @Nullable String[EVIDENCE];
  private long events;
  private long first;
  private long last;

  /** Of {@link Detection#then}; 0 if the thresholds do not hold. */
  private int step;

  private long stepTime;

  /** Wall clock; 0 if nothing was told. */
  private long quietUntil;

  private long sinceTold;

  State(long key, Detection detection) {
    this.key = key;
    this.detection = detection;
    this.count = new Ring(detection.within());
    for (Threshold threshold : detection.all()) {
      counters.add(new Counter(threshold, detection.within()));
    }
    for (Threshold threshold : detection.any()) {
      counters.add(new Counter(threshold, detection.within()));
    }
  }

  /** How much would be lost with it, 0 if nothing would. */
  long weight(long time, long now) {
    if (now < quietUntil) {
      return Long.MAX_VALUE;
    }
    return last + detection.within() < time ? 0 : count.sum(time) + (step > 0 ? 1 : 0);
  }

  /** Counts an event of those that the detection is about. */
  void count(SecurityEvent event, Sight sight) {
    long time = event.time();
    if (count.sum(time) == 0) {
      first = time;
    }
    last = time;
    count.add(time, 1);
    note(event);
    sinceTold++;
    for (Counter counter : counters) {
      counter.count(event, sight);
    }
  }

  /** Counts an event with which those are compared. */
  void compare(SecurityEvent event) {
    for (Counter counter : counters) {
      counter.compare(event);
    }
  }

  private void note(SecurityEvent event) {
    evidence[(int) (events % EVIDENCE)] = event.id();
    events++;
  }

  /** Whether the thresholds hold at a time. */
  boolean isReached(long time) {
    int all = detection.all().size();
    for (int i = 0; i < all; i++) {
      if (!counters.get(i).holds(count.sum(time), time)) {
        return false;
      }
    }
    boolean any = counters.size() == all;
    for (int i = all; i < counters.size(); i++) {
      any |= counters.get(i).holds(count.sum(time), time);
    }
    return any;
  }

  /** The thresholds hold; now the first of what must follow is awaited. */
  void arm(long time) {
    if (step == 0) {
      step = 1;
    }
    if (step == 1) {
      stepTime = time;
    }
  }

  /** Whether that event is the last of what must follow. */
  boolean follows(SecurityEvent event) {
    if (step > 0 && Math.abs(event.time() - stepTime) > detection.within()) {
      step = 0;
    }
    if (step == 0 || !detection.then().get(step - 1).contains(event.type().name())) {
      return false;
    }
    note(event);
    last = event.time();
    stepTime = event.time();
    step = step == detection.then().size() ? 0 : step + 1;
    return step == 0;
  }

  boolean isQuiet(long now) {
    return now < quietUntil;
  }

  /** It is told now. */
  void told(long now) {
    quietUntil = now + detection.cooldown();
    sinceTold = 0;
  }

  /** How many came since it was told. */
  long sinceTold() {
    return sinceTold;
  }

  /** How it stands. */
  Finding finding(SecurityEvent event, boolean update) {
    Finding finding = new Finding(detection, event, update);
    long time = event.time();
    finding.add("count", update ? sinceTold : count.sum(time));
    for (Counter counter : counters) {
      counter.tell(finding, time);
    }
    finding.seen(first, last);
    for (long i = Math.max(0, events - EVIDENCE); i < events; i++) {
      finding.addEvidence(evidence[(int) (i % EVIDENCE)]);
    }
    return finding;
  }
}
