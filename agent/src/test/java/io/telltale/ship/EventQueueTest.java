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

  private static final long PLENTY = 1L << 30;

  private static final EventType[] TYPES = {
    EventType.LOGIN_FAILURE, EventType.ACCESS_DENIED, EventType.LOGOUT, EventType.DATA_EXPORT
  };

  private final EventQueue queue = new EventQueue(PLENTY);

  private static SecurityEvent event(EventType type, long time) {
    return SecurityEvent.builder(type, Outcome.FAILURE, time).build();
  }

  private static int drain(EventQueue queue) {
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
    assertThat(queue.isEmpty()).isTrue();
    assertThat(queue.takeDropped()).isEmpty();
  }

  @Test
  void countsWhatDidNotFitByType() {
    for (int i = 0; i < EventQueue.CAPACITY; i++) {
      queue.offer(event(EventType.LOGIN_FAILURE, i));
    }
    for (int i = 0; i < 3; i++) {
      queue.offer(event(EventType.LOGIN_FAILURE, i));
    }
    queue.offer(event(EventType.named("loan_approved"), 1));

    assertThat(queue.takeDropped()).isEqualTo(Map.of("login_failure", 3L, "loan_approved", 1L));
    assertThat(queue.takeDropped()).isEmpty();
    assertThat(drain(queue)).isEqualTo(EventQueue.CAPACITY);
    queue.offer(event(EventType.LOGOUT, 1));
    assertThat(drain(queue)).as("room again").isEqualTo(1);
  }

  @Test
  void keepsTheLastRoomForWhatMattersMore() {
    for (int i = 0; i < EventQueue.CAPACITY; i++) {
      queue.offer(event(EventType.LOGIN_SUCCESS, i));
    }
    long successes = EventQueue.CAPACITY - queue.takeDropped().get("login_success");
    assertThat(successes).isEqualTo(EventQueue.CAPACITY / 8 * 6);

    for (int i = 0; i < EventQueue.CAPACITY; i++) {
      queue.offer(event(EventType.DATA_EXPORT, i));
    }
    long exports = EventQueue.CAPACITY - queue.takeDropped().get("data_export");
    assertThat(exports).isEqualTo(EventQueue.CAPACITY / 8);

    for (int i = 0; i < EventQueue.CAPACITY; i++) {
      queue.offer(event(EventType.LOGIN_FAILURE, i));
    }
    assertThat(drain(queue)).isEqualTo(EventQueue.CAPACITY);
  }

  @Test
  void isBoundedInBytes() {
    int size = event(EventType.LOGIN_FAILURE, 1).size();
    EventQueue small = new EventQueue(80L * size);
    for (int i = 0; i < 100; i++) {
      small.offer(event(EventType.LOGIN_FAILURE, i));
    }
    assertThat(small.takeDropped()).isEqualTo(Map.of("login_failure", 20L));

    assertThat(drain(small)).isEqualTo(80);
    for (int i = 0; i < 100; i++) {
      small.offer(event(EventType.LOGIN_SUCCESS, i));
    }
    assertThat(drain(small)).as("of which less fit").isEqualTo(60);
  }

  @Test
  void losesNoCountWhileManyOffer() throws InterruptedException {
    int each = 100_000;
    CountDownLatch start = new CountDownLatch(1);
    List<Thread> producers = new ArrayList<>();
    for (EventType type : TYPES) {
      Thread producer = new Thread(() -> offer(type, each, start));
      producers.add(producer);
      producer.start();
    }
    start.countDown();
    Map<String, Long> accounted = new HashMap<>();
    long dropped = 0;
    while (producers.stream().anyMatch(Thread::isAlive)) {
      // Not all that is there, so that much is dropped.
      for (int i = 0; i < 100; i++) {
        account(queue.poll(), accounted);
      }
      dropped += account(queue.takeDropped(), accounted);
    }
    for (SecurityEvent event = queue.poll(); event != null; event = queue.poll()) {
      account(event, accounted);
    }
    dropped += account(queue.takeDropped(), accounted);

    for (EventType type : TYPES) {
      assertThat(accounted).as(type.name()).containsEntry(type.name(), (long) each);
    }
    assertThat(dropped).isPositive();
    assertThat(queue.takeDropped()).isEmpty();
  }

  private void offer(EventType type, int count, CountDownLatch start) {
    try {
      start.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    for (int i = 0; i < count; i++) {
      queue.offer(event(type, i));
    }
  }

  private static void account(SecurityEvent event, Map<String, Long> accounted) {
    if (event != null) {
      accounted.merge(event.type().name(), 1L, Long::sum);
    }
  }

  private static long account(Map<String, Long> counts, Map<String, Long> accounted) {
    counts.forEach((type, count) -> accounted.merge(type, count, Long::sum));
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
