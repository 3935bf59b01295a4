// SPDX-License-Identifier: Apache-2.0

package io.telltale.ship;

import io.telltale.config.Configuration;
import io.telltale.detect.Detector;
import io.telltale.detect.Finding;
import io.telltale.detect.RepeatFilter;
import io.telltale.event.SecurityEvent;
import io.telltale.redact.Redactor;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of an event between the queue and the targets: hold back repetitions → detect →
 * redact → give to each. Repetitions and detections see what is true, targets what may leave. Each
 * step that is done stays done should the heap be full in the midst of it. For one thread.
 */
final class Passage {

  private final RepeatFilter repeats;
  private final Detector detector;
  private final Redactor redactor;
  private final List<Outlet> outlets;
  private final EventIds ids = new EventIds();
  private final Deque<Finding> found = new ArrayDeque<>();

  /** Whether the event is no repetition. */
  private boolean admitted;

  /** The event with its id. */
  private @Nullable SecurityEvent known;

  private boolean looked;

  /** The event or the alert as it may leave, and how many targets have it. */
  private @Nullable SecurityEvent redacted;

  private int given;

  Passage(
      Configuration configuration, RepeatFilter repeats, Detector detector, List<Outlet> outlets) {
    this.repeats = repeats;
    this.detector = detector;
    this.redactor = new Redactor(configuration.privacy());
    this.outlets = outlets;
  }

  /** Passes an event on; the same one again if this did not return. */
  void pass(SecurityEvent event) {
    if (!admitted && !repeats.admits(event)) {
      return;
    }
    admitted = true; // it would not be a second time
    if (known == null) {
      known = event.toBuilder().id(ids.next()).build();
    }
    if (!looked) {
      looked = true;
      detector.see(known, System.currentTimeMillis(), found);
    }
    if (redacted == null) {
      redacted = redactor.redact(known);
    }
    give(redacted);
    redacted = null;
    admitted = false;
    known = null;
    looked = false;
  }

  /** Passes on what detections have found. */
  void tell() {
    for (Finding finding = found.peek(); finding != null; finding = found.peek()) {
      if (redacted == null) {
        SecurityEvent cause = redactor.redact(finding.event());
        redacted = finding.alert(cause).toBuilder().id(ids.next()).build();
      }
      give(redacted);
      redacted = null;
      found.remove();
    }
  }

  /** Has detections say what came since they told of it. */
  void look() {
    detector.look(System.currentTimeMillis(), found);
  }

  private void give(SecurityEvent event) {
    while (given < outlets.size()) {
      outlets.get(given).offer(event);
      given++;
    }
    given = 0;
  }
}
