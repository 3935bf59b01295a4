// SPDX-License-Identifier: Apache-2.0

package io.telltale.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class CarriersTest {

  private static final CompiledRule OPENER = opener();

  private final Carriers carriers = new Carriers();

  private static CompiledRule opener() {
    RuleCompiler rules = Stage.compile("pointcuts:\n" + RequestTest.SCOPE);
    return rules.rule(rules.pointcuts().iterator().next());
  }

  private static Scope scope() {
    return new Scope(OPENER, null, null, null, null);
  }

  @Test
  void goByIdentity() {
    Scope scope = scope();
    carriers.handOver(new String("same"), scope);

    assertThat(carriers.of(new String("same"))).isNull();
  }

  @Test
  void neverAskTheObjectItself() {
    Object hostile =
        new Object() {
          @Override
          public int hashCode() {
            throw new IllegalStateException("asked");
          }

          @Override
          public boolean equals(Object other) {
            throw new IllegalStateException("asked");
          }
        };
    Scope scope = scope();

    carriers.handOver(hostile, scope);

    assertThat(carriers.take(hostile)).isSameAs(scope);
    assertThat(carriers.take(hostile)).isNull();
    assertThat(carriers.isEmpty()).isTrue();
  }

  @Test
  void keepNothingAlive() {
    for (int i = 0; i < 10_000; i++) {
      carriers.handOver(new Object(), scope());
    }

    Awaitility.await()
        .untilAsserted(
            () -> {
              System.gc();
              for (int i = 0; i < 30_000; i++) {
                Object task = new Object();
                carriers.handOver(task, scope());
                carriers.take(task);
              }
              assertThat(carriers.size()).as("dead entries are met and leave").isLessThan(2_000);
            });
  }

  @Test
  void areBounded() {
    List<Object> alive = new ArrayList<>();
    Scope scope = scope();
    for (int i = 0; i < Carriers.MOST; i++) {
      alive.add(new Object());
      assertThat(carriers.handOver(alive.get(i), scope)).isTrue();
    }
    Object oneMore = new Object();

    assertThat(carriers.handOver(oneMore, scope)).isFalse();
    assertThat(carriers.of(oneMore)).isNull();
    assertThat(carriers.take(alive.get(0))).isSameAs(scope);
    assertThat(carriers.handOver(oneMore, scope)).isTrue();
  }

  @Test
  void forgetWhatWasPut() {
    Object context = new Object();
    carriers.put(context, scope());
    Scope last = scope();
    carriers.put(context, last);

    assertThat(carriers.of(context)).isSameAs(last);
    carriers.forget(context);
    assertThat(carriers.of(context)).isNull();
    assertThat(carriers.isEmpty()).isTrue();
  }

  /** What a task must find is what was handed over with it, whatever the others do. */
  @Test
  void giveEachTaskItsOwnUnderContention() throws Exception {
    record Handed(Object task, Scope scope) {}
    int threads = 4;
    int each = 100_000;
    BlockingQueue<Handed> queue = new LinkedBlockingQueue<>(1_000);
    ExecutorService pool = Executors.newFixedThreadPool(2 * threads);
    List<Future<Integer>> takers = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      pool.submit(
          () -> {
            for (int j = 0; j < each; j++) {
              Handed handed = new Handed(new Object(), scope());
              carriers.handOver(handed.task(), handed.scope());
              queue.put(handed);
            }
            return null;
          });
      Callable<Integer> taker =
          () -> {
            int wrong = 0;
            for (int j = 0; j < each; j++) {
              Handed handed = queue.poll(20, TimeUnit.SECONDS);
              wrong += carriers.take(handed.task()) == handed.scope() ? 0 : 1;
            }
            return wrong;
          };
      takers.add(pool.submit(taker));
    }
    for (Future<Integer> taker : takers) {
      assertThat(taker.get(120, TimeUnit.SECONDS)).isZero();
    }
    pool.shutdown();
    assertThat(carriers.size()).isZero();
  }
}
