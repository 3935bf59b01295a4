// SPDX-License-Identifier: Apache-2.0

package io.telltale.ship;

import static org.assertj.core.api.Assertions.assertThat;

import io.telltale.event.EventType;
import io.telltale.event.Outcome;
import io.telltale.event.SecurityEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class EventQueueTest {

  private static final EventType[] TYPES = {
    EventType.LOGIN_FAILURE, EventType.ACCESS_DENIED, EventType.LOGOUT, EventType.DATA_EXPORT
  };

  private final EventQueue queue = new EventQueue();

  private static SecurityEvent event(EventType type, long time) {
    return SecurityEvent.builder(type, Outcome.FAILURE, time).build();
  }

  private int drain() {
    int found = 0;
    while (queue.poll() != null) {
      found++;
    }
    return found;
  }

  @Test
  void givesBackInOrder() {
    for (int i = 0; i < 3; i++) {
      queue.offer(event(EventType.LOGOUT, i));
    }

    for (int i = 0; i < 3; i++) {
      assertThat(queue.poll().time()).isEqualTo(i);
    }
    assertThat(queue.poll()).isNull();
    assertThat(queue.lossReport(1)).isNull();
  }

  @Test
  void reportsWhatDidNotFitOnceByType() {
    for (int i = 0; i < EventQueue.CAPACITY; i++) {
      queue.offer(event(EventType.LOGOUT, i));
    }
    for (int i = 0; i < 3; i++) {
      queue.offer(event(EventType.LOGIN_FAILURE, i));
    }
    queue.offer(event(EventType.named("loan_approved"), 1));

    SecurityEvent report = queue.lossReport(4_711);
    assertThat(report.type()).isEqualTo(EventType.EVENTS_DROPPED);
    assertThat(report.time()).isEqualTo(4_711);
    assertThat(report.reason()).isEqualTo("queue_full");
    assertThat(report.fields()).isEqualTo(Map.of("login_failure", 3L, "loan_approved", 1L));
    assertThat(queue.lossReport(4_712)).isNull();
    assertThat(queue.droppedInAll()).isEqualTo(4);

    assertThat(drain()).isEqualTo(EventQueue.CAPACITY);
    queue.offer(event(EventType.LOGOUT, 1));
    assertThat(drain()).as("room again").isEqualTo(1);
  }

  @Test
  void losesNoCountWhileManyOffer() throws InterruptedException {
    int each = 50_000;
    CountDownLatch start = new CountDownLatch(1);
    List<Thread> producers = new ArrayList<>();
    for (EventType type : TYPES) {
      Thread producer =
          new Thread(
              () -> {
                try {
                  start.await();
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
                for (int i = 0; i < each; i++) {
                  queue.offer(event(type, i));
                }
              });
      producers.add(producer);
      producer.start();
    }
    start.countDown();
    Map<String, Long> accounted = new HashMap<>();
    while (producers.stream().anyMatch(Thread::isAlive)) {
      // Not all that is there, so that much is dropped.
      for (int i = 0; i < 100; i++) {
        account(queue.poll(), accounted);
      }
      report(accounted);
    }
    for (SecurityEvent event = queue.poll(); event != null; event = queue.poll()) {
      account(event, accounted);
    }
    report(accounted);

    for (EventType type : TYPES) {
      assertThat(accounted).as(type.name()).containsEntry(type.name(), (long) each);
    }
    assertThat(queue.droppedInAll()).isPositive();
    assertThat(queue.lossReport(1)).isNull();
  }

  private static void account(SecurityEvent event, Map<String, Long> accounted) {
    if (event != null) {
      accounted.merge(event.type().name(), 1L, Long::sum);
    }
  }

  private void report(Map<String, Long> accounted) {
    SecurityEvent report = queue.lossReport(1);
    if (report != null) {
      assertThat(report.fields()).as("a report of nothing").isNotEmpty();
      report.fields().forEach((type, count) -> accounted.merge(type, (Long) count, Long::sum));
    }
  }
}
