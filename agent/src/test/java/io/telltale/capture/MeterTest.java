// SPDX-License-Identifier: Apache-2.0

package io.telltale.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.management.ThreadMXBean;
import io.telltale.event.SecurityEvent;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Counters of a scope. */
class MeterTest {

  private static final String METERS =
      """
        - { id: rows, execution: ["* STORE.next()", "* STORE.wrappedNext()"], meter: rows, ignore: return == false }
        - { id: fetched, execution: "* STORE.fetch(int)", meter: fetched, add: "args[0]" }
        - { id: returned, execution: "* STORE.fetch(int)", meter: returned, add: return }
        - { id: copied, execution: "* STORE.copy(long)", meter: copied, add: return }
        - { id: bytes, execution: "* STORE.write(byte[])", meter: bytes, add: "args[0].length" }
        - { id: part, execution: "* STORE.write(byte[], int, int)", meter: bytes, add: "args[2]" }
        - { id: record, execution: "* STORE.print(Object)", meter: records }
        - { id: all, execution: "* STORE.printAll(..)", meter: records, add: "args[0].size()" }
        - { id: run, execution: "* RELAY.run(..)", continues: "args[0]" }
        - { id: hand, execution: "* RELAY.hand(..)", hands_over: "args[0]" }
      """;

  private static final String EXPORT =
      """
        - id: export
          end: request
          event: data_export
          ignore: meter.rows < 2
          resource: request.path
          fields: { fetched: meter.fetched, returned: meter.returned, copied: meter.copied }
      """;

  private final Stage stage = Stage.of("pointcuts:\n" + RequestTest.SCOPE + METERS + EXPORT);
  private final Gate gate = stage.gate();
  private final Store store = stage.store();
  private final FakeRequest request = new FakeRequest();

  @AfterEach
  void nothingIsOpen() {
    Stage.assertNothingIsOpen();
    assertThat(stage.said()).isEmpty();
  }

  private void serve(Callable<?> body) throws Exception {
    gate.serve(request, request, body);
  }

  private static long all(Store store) {
    long rows = 0;
    while (store.wrappedNext()) {
      rows++;
    }
    return rows;
  }

  @Test
  void rowsAreCountedOnceThroughWrappers() throws Exception {
    serve(() -> all(store));

    assertThat(stage.onlyEvent().volume()).isEqualTo(Map.of("rows", 3L));
    assertThat(stage.onlyEvent().resource()).isEqualTo("/app/login");
  }

  @Test
  void oneRuleMayBeForTheEndOfSeveralKindsOfScopes() throws Exception {
    String either = EXPORT.replace("end: request", "end: [message, request]");
    Stage both = Stage.of("pointcuts:\n" + RequestTest.SCOPE + METERS + either);

    both.gate().serve(request, request, () -> all(both.store()));

    assertThat(both.onlyEvent().rows()).isEqualTo(3);
  }

  @Test
  void theEndOfWhatNobodyOpensIsASlip() {
    String slip = EXPORT.replace("end: request", "end: [messages, requests]");

    assertThat(Stage.compile("pointcuts:\n" + RequestTest.SCOPE + METERS + slip).problems())
        .singleElement()
        .asString()
        .contains("nothing says what a messages is");
  }

  @Test
  void belowTheThresholdNothingIsTold() throws Exception {
    serve(
        () -> {
          store.next();
          return null;
        });

    assertThat(stage.events).isEmpty();
  }

  @Test
  void outsideOfAScopeNothingIsCounted() throws Exception {
    all(store);
    serve(() -> all(stage.store()));

    assertThat(stage.onlyEvent().rows()).isEqualTo(3);
  }

  @Test
  void eachFormCountsItsNumber() throws Exception {
    serve(
        () -> {
          all(store);
          store.fetch(7);
          store.fetch(-5);
          store.copy(1L << 40);
          store.write(new byte[10]);
          store.write(new byte[10], 2, 3);
          store.print("a");
          store.printAll(List.of("b", "c"));
          return null;
        });

    SecurityEvent event = stage.onlyEvent();
    assertThat(event.volume()).isEqualTo(Map.of("rows", 3L, "bytes", 13L, "records", 3L));
    assertThat(event.fields()).isEqualTo(Map.of("fetched", 7L, "returned", 7L, "copied", 1L << 40));
  }

  @Test
  void whatFailsDoesNotCount() throws Exception {
    serve(
        () -> {
          all(store);
          catchThrowable(() -> store.write(new byte[10], 8, 3));
          catchThrowable(() -> store.write(null));
          store.write(new byte[1]);
          return null;
        });

    assertThat(stage.onlyEvent().volume()).isEqualTo(Map.of("rows", 3L, "bytes", 1L));
  }

  @Test
  void aRequestBeginsAtZero() throws Exception {
    serve(() -> all(store));
    serve(() -> all(stage.store()));

    assertThat(stage.events).extracting(SecurityEvent::rows).containsExactly(3L, 3L);
  }

  @Test
  void otherThreadsCountForTheSameRequest() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try {
      serve(
          () -> {
            List<Future<?>> tasks = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
              Object task = new Object();
              stage.relay().hand(task, () -> null);
              Store its = stage.store();
              tasks.add(pool.submit(() -> stage.relay().run(task, () -> all(its))));
            }
            all(store);
            for (Future<?> task : tasks) {
              task.get(20, TimeUnit.SECONDS);
            }
            return null;
          });
    } finally {
      pool.shutdownNow();
    }

    assertThat(stage.onlyEvent().rows()).isEqualTo(303);
  }

  @Test
  void twoHundredRequestsAtOnceEachCountTheirOwn() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(200);
    List<Future<?>> served = new ArrayList<>();
    for (int i = 2; i < 202; i++) {
      int fetches = i;
      served.add(
          pool.submit(
              () -> {
                FakeRequest own = new FakeRequest();
                own.path = "/" + fetches;
                return gate.serve(
                    own,
                    own,
                    () -> {
                      Store its = stage.store();
                      all(its);
                      for (int row = 0; row < fetches; row++) {
                        its.fetch(1);
                        Thread.yield();
                      }
                      return null;
                    });
              }));
    }
    for (Future<?> end : served) {
      end.get(60, TimeUnit.SECONDS);
    }
    pool.shutdown();

    assertThat(stage.events).hasSize(200);
    assertThat(stage.events)
        .allMatch(event -> event.resource().equals("/" + event.fields().get("fetched")))
        .allMatch(event -> event.rows() == 3);
  }

  @Test
  void countingMakesNoObjects() throws Exception {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    byte[] bytes = new byte[3];

    serve(
        () -> {
          count(bytes);
          long before = threads.getCurrentThreadAllocatedBytes();
          for (int i = 0; i < 1_000; i++) {
            count(bytes);
          }
          assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(16_000);
          return null;
        });
  }

  private void count(byte[] bytes) {
    store.next();
    store.wrappedNext();
    store.fetch(1);
    store.copy(1);
    store.write(bytes);
    store.print("x");
  }

  @Test
  void aMeterThatNobodyCountsIsASlip() {
    String slip = METERS + "  - { id: a, end: request, event: data_export, rows: meter.row }\n";

    assertThat(Stage.compile("pointcuts:\n" + RequestTest.SCOPE + slip).problems())
        .singleElement()
        .asString()
        .endsWith("no pointcut counts 'row'; did you mean 'rows'?");
  }
}
