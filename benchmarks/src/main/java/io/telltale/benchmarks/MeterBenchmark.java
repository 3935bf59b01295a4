// SPDX-License-Identifier: Apache-2.0

package io.telltale.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a meter adds to a call, as {@code ResultSet.next} is one, inside a request: the same cursor,
 * woven and not, in one JVM that runs the agent. The budget is 3 ns and no object.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Thread)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class MeterBenchmark {

  private static final int ROWS = 100_000;

  private final Woven woven = new Woven();
  private final WovenTwice wovenTwice = new WovenTwice();
  private final Plain plain = new Plain();

  /** Rows that are there, without a database. */
  static final class Plain {
    private int left;

    int readAll(int rows) {
      left = rows;
      int sum = 0;
      while (next()) {
        sum += left;
      }
      return sum;
    }

    boolean next() {
      return --left > 0;
    }
  }

  /** The same; its {@code next} is a meter. */
  static final class Woven {
    private int left;

    int readAll(int rows) {
      left = rows;
      int sum = 0;
      while (next()) {
        sum += left;
      }
      return sum;
    }

    boolean next() {
      return --left > 0;
    }
  }

  /** The same behind a wrapper that is woven too, as a pool's is. */
  static final class WovenTwice {
    private int left;

    int readAll(int rows) {
      left = rows;
      int sum = 0;
      while (next()) {
        sum += left;
      }
      return sum;
    }

    boolean next() {
      return innerNext();
    }

    boolean innerNext() {
      return --left > 0;
    }
  }

  /** A request, in which all rows are read. */
  static final class Request {
    private Request() {}

    static int serve(Plain cursor, int rows) {
      return cursor.readAll(rows);
    }

    static int serve(Woven cursor, int rows) {
      return cursor.readAll(rows);
    }

    static int serve(WovenTwice cursor, int rows) {
      return cursor.readAll(rows);
    }
  }

  @Benchmark
  @OperationsPerInvocation(ROWS)
  public int plain() {
    return Request.serve(plain, ROWS);
  }

  @Benchmark
  @OperationsPerInvocation(ROWS)
  public int metered() {
    return Request.serve(woven, ROWS);
  }

  @Benchmark
  @OperationsPerInvocation(ROWS)
  public int meteredThroughAWrapper() {
    return Request.serve(wovenTwice, ROWS);
  }

  /** Outside of any request nothing is counted. */
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public int meteredOutsideOfARequest() {
    return woven.readAll(ROWS);
  }
}
