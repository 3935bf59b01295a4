// SPDX-License-Identifier: Apache-2.0

package io.telltale.benchmarks;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What the redaction of an event costs the ship thread; and the same texts by a list of regular
 * expressions, one after the other, as tracers and log appenders have it. The budget is 5 µs for a
 * typical event.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Thread)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class RedactionBenchmark {

  private static final List<Pattern> EXPRESSIONS =
      Stream.of(
              "(?i)\\b(?:pass(?:word|wd|phrase)?|pwd|secret|token|api[_-]?key)\\b\\s*[=:]\\s*\\S+",
              "(?i)\\bbearer\\s+\\S+",
              "(?i)\\bbasic\\s+[a-z0-9+/=]{8,}",
              "\\beyJ[\\w-]+\\.[\\w-]+\\.[\\w-]*",
              "\\b(?:\\d[ -]?){13,19}\\b",
              "\\bAKIA[0-9A-Z]{16}\\b",
              "\\bgh[a-z]_\\w{36}",
              "-----BEGIN [A-Z ]*PRIVATE KEY-----",
              "://[^/\\s:@]+:[^/\\s@]+@",
              "(?i);jsessionid=[^/?;]+",
              "\\b[A-Z]{2}\\d{2}[A-Z0-9]{11,30}\\b")
          .map(Pattern::compile)
          .toList();

  private static final MethodHandle REDACT;
  private static final Object REDACTOR;
  private static final Class<?> EVENT;
  private static final ClassLoader AGENT = new AgentClasses();

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.publicLookup();
      EVENT = AGENT.loadClass("io.telltale.event.SecurityEvent");
      Class<?> redactor = AGENT.loadClass("io.telltale.redact.Redactor");
      Class<?> privacy = AGENT.loadClass("io.telltale.config.Privacy");
      REDACTOR =
          redactor.getConstructor(privacy).newInstance(privacy.getMethod("standard").invoke(null));
      REDACT =
          lookup
              .findVirtual(redactor, "redact", MethodType.methodType(EVENT, EVENT))
              .asType(MethodType.methodType(Object.class, Object.class, Object.class));
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /**
   * {@code hostile}: a user agent of 1,024 characters that is nothing but beginnings of secrets.
   */
  @Param({"typical", "hostile"})
  public String what;

  private String[] texts;
  private Object event;

  @Setup
  public void make() throws ReflectiveOperationException {
    String agent =
        what.equals("typical")
            ? "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
                + " Chrome/126.0.0.0 Safari/537.36"
            : "passpasspasswordBEGIN PRIVATE eyJeyJ ".repeat(28).substring(0, 1_000);
    texts =
        new String[] {
          "alice",
          "bad_credentials",
          "org.springframework.security.BadCredentialsException",
          "/payroll/employees/4711/export.csv",
          "203.0.113.9",
          "10.0.0.1",
          "POST",
          agent,
          "acme"
        };
    Class<?> type = AGENT.loadClass("io.telltale.event.EventType");
    Class<?> outcome = AGENT.loadClass("io.telltale.event.Outcome");
    Class<?> request = AGENT.loadClass("io.telltale.event.Request");
    Object builder =
        EVENT
            .getMethod("builder", type, outcome, long.class)
            .invoke(
                null,
                type.getField("LOGIN_FAILURE").get(null),
                outcome.getField("FAILURE").get(null),
                1_795_476_600_123L);
    set(builder, "user", texts[0]);
    set(builder, "reason", texts[1]);
    set(builder, "errorType", texts[2]);
    builder
        .getClass()
        .getMethod("field", String.class, Object.class)
        .invoke(builder, "tenant", texts[8]);
    Object from =
        request.getConstructors()[0].newInstance(
            texts[6], texts[3], 401, texts[4], texts[5], texts[7], "8B2E51C0FFEE8B2E51C0FFEE");
    builder.getClass().getMethod("request", request).invoke(builder, from);
    event = builder.getClass().getMethod("build").invoke(builder);
  }

  private static void set(Object builder, String name, String value)
      throws ReflectiveOperationException {
    builder.getClass().getMethod(name, String.class).invoke(builder, value);
  }

  /** All that is done: texts, the session's keyed hash, a new event. */
  @Benchmark
  public Object telltale() throws Throwable {
    return (Object) REDACT.invokeExact(REDACTOR, event);
  }

  /** The texts alone. */
  @Benchmark
  public int regularExpressions() {
    int length = 0;
    for (String text : texts) {
      String kept = text;
      for (Pattern expression : EXPRESSIONS) {
        kept = expression.matcher(kept).replaceAll("<redacted>");
      }
      length += kept.length();
    }
    return length;
  }
}
