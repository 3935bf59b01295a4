// SPDX-License-Identifier: Apache-2.0

package io.telltale.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.telltale.endtoend.RetransformObserver.Seen;
import io.telltale.harness.Build;
import io.telltale.harness.Jvm;
import io.telltale.harness.Jvms;
import io.telltale.harness.SyslogEvent;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The configuration changes while the application is at work. */
@ParameterizedClass(name = "{0}")
@MethodSource("jvms")
class LiveConfigurationIT {

  private static final String DAO = "com/acme/payroll/EmployeeDao";
  private static final String LOGIN = "com/acme/payroll/LoginServlet";
  private static final String HOME = "com/acme/payroll/HomeServlet";

  /** The outer pointcut makes the event; reason and user are of the inner one. */
  private static final String SIGN_IN =
      """
      service: payroll
      pointcuts:
        - id: outer
          execution: void com.acme.payroll.LoginServlet.doPost(..)
          event: login
          failure: return == null
          fields: { a: '"GENERATION"', b: '"GENERATION"' }
          resource: RESOURCE
        - id: inner
          execution: com.acme.payroll.Employee com.acme.payroll.EmployeeDao.authenticate(..)
          event: login
          failure: return == null
          user: args[0]
          reason: { GENERATION: return == null }
      """;

  private static final String HOME_PAGE =
      """
        - id: home
          execution: void com.acme.payroll.HomeServlet.doGet(..)
          event: admin_action
      """;

  @Parameter Jvm jvm;

  private final RetransformObserver observer = RetransformObserver.create();

  static Stream<Jvm> jvms() {
    return Jvms.oldestAndNewest();
  }

  private static String signIn(String generation) {
    return SIGN_IN.replace("GENERATION", generation).replace("RESOURCE", "'\"none\"'");
  }

  private static String signInWithArguments(String generation) {
    return SIGN_IN.replace("GENERATION", generation).replace("RESOURCE", "args[0].method");
  }

  private PayrollJar start(LiveFile file) {
    return PayrollJar.start(jvm, file.agent(), observer.flag());
  }

  private Set<String> retransformed() {
    return observer.seen().stream().map(Seen::name).collect(Collectors.toSet());
  }

  @Test
  void aChangeOfMeaningUnderLoadIsWholeAndLosesNothing() {
    LiveFile file = LiveFile.of(signIn("g0"));
    List<String> tried;
    try (PayrollJar payroll = start(file)) {
      try (SteadyLoad load = SteadyLoad.on(payroll)) {
        for (int i = 1; i <= 8; i++) {
          awaitInForce(file, signIn("g" + i), "g" + i, i % 2 == 0);
        }
        assertThat(observer.seen()).as("nothing is woven anew").isEmpty();

        for (int i = 9; i <= 12; i++) {
          String text = i % 2 == 0 ? signIn("g" + i) : signInWithArguments("g" + i);
          awaitInForce(file, text, "g" + i, i % 2 == 0);
        }
        assertThat(retransformed()).containsExactly(LOGIN);
        load.close();
        tried = load.tried();
        assertThat(load.wrong()).isEmpty();
      }
    }
    List<SyslogEvent> told = file.events("login_failure");
    assertThat(told)
        .extracting(event -> event.text("user.name"))
        .containsExactlyInAnyOrderElementsOf(tried);
    assertThat(told).allSatisfy(LiveConfigurationIT::assertOfOneGeneration);
    assertThat(file.events()).extracting(SyslogEvent::type).doesNotContain("events_dropped");
  }

  /** The time is said and not asserted, as the machine may be busy. */
  private void awaitInForce(LiveFile file, String text, String generation, boolean rename) {
    int before = file.events().size();
    long start = System.nanoTime();
    if (rename) {
      file.renameOver(text);
    } else {
      file.overwrite(text);
    }
    file.awaitEvent(before, event -> generation.equals(event.text("labels.a")));
    long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
    System.out.println(jvm + ": " + generation + " in force after " + millis + " ms");
  }

  private static void assertOfOneGeneration(SyslogEvent event) {
    String generation = Objects.requireNonNull(event.text("labels.a"));
    assertThat(event.text("labels.b")).isEqualTo(generation);
    assertThat(event.text("event.reason")).isEqualTo(generation);
    boolean withArguments = Set.of("g9", "g11").contains(generation);
    assertThat(event.text("telltale.resource")).isEqualTo(withArguments ? "POST" : "none");
  }

  @Test
  void aPointcutComesAndGoesUnderLoad() throws IOException, GeneralSecurityException {
    LiveFile file = LiveFile.of(signIn("g0"));
    try (PayrollJar payroll = start(file);
        SteadyLoad load = SteadyLoad.on(payroll)) {
      PayrollVisitor bob = new PayrollVisitor(payroll.address(), "Bob");
      assertThat(bob.signIn("bob", "bob-pw-2012")).isTrue();
      assertThat(bob.get("home")).isEqualTo(200);

      file.change(() -> file.renameOver(signIn("g0") + HOME_PAGE));
      assertThat(observer.seen())
          .extracting(Seen::name, Seen::woven)
          .containsExactly(tuple(HOME, true));
      assertThat(bob.get("home")).isEqualTo(200);
      file.awaitEvent(0, event -> event.type().equals("admin_action"));

      file.change(() -> file.renameOver(signIn("g0")));
      assertThat(observer.seen())
          .extracting(Seen::name, Seen::woven)
          .hasSize(2)
          .endsWith(tuple(HOME, false));
      assertThat(bob.get("home")).isEqualTo(200);

      file.change(() -> file.overwrite("service: payroll\n"));
      List<Seen> last = observer.seen().stream().skip(2).toList();
      assertThat(last).extracting(Seen::name).containsExactlyInAnyOrder(LOGIN, DAO);
      for (Seen seen : last) {
        assertThat(seen.hash()).as(seen.name()).isEqualTo(hashInJar(seen.name()));
      }
      assertThat(load.wrong()).isEmpty();
    }
    assertThat(file.events("admin_action")).hasSize(1);
  }

  private static String hashInJar(String name) throws IOException, GeneralSecurityException {
    try (JarFile jar = new JarFile(Build.payrollExecutableJar().toFile());
        InputStream in = jar.getInputStream(jar.getEntry(name + ".class"))) {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(in.readAllBytes()));
    }
  }

  @Test
  void whatIsNoConfigurationChangesNothing() {
    LiveFile file = LiveFile.of(signIn("good"));
    String place = file.configuration() + ":5:";
    try (PayrollJar payroll = start(file)) {
      SyslogEvent typo =
          file.refused(() -> file.overwrite(signIn("bad").replace("event:", "evnt:")));
      assertThat(typo.text("event.reason")).startsWith(place);
      assertThat(payroll.stderr()).contains("telltale: " + place, "stays as it was");
      file.refused(() -> file.overwrite(signIn("bad").replace("return == null", "return ==")));
      file.refused(() -> file.overwrite("pointcuts: [\n"));
      SyslogEvent gone = file.refused(file::delete);
      assertThat(gone.text("event.reason")).contains("cannot be read");
      SyslogEvent empty = file.refused(() -> file.overwrite(" \n"));
      assertThat(empty.text("event.reason")).contains("is empty");

      new PayrollVisitor(payroll.address(), "Eve").signIn("eve", "no");
      SyslogEvent told = file.awaitEvent(0, event -> "eve".equals(event.text("user.name")));
      assertThat(told.text("labels.a")).isEqualTo("good");
      assertThat(file.events("config_changed")).isEmpty();
      assertThat(observer.seen()).isEmpty();

      file.change(() -> file.overwrite(signIn("good")));
    }
  }

  @Test
  void ofManyChangesAtOnceTheLastCounts() {
    LiveFile file = LiveFile.of(signIn("g0"));
    try (PayrollJar payroll = start(file)) {
      IntStream.rangeClosed(1, 50).forEach(i -> file.renameOver(signIn("g" + i)));
      PayrollVisitor eve = new PayrollVisitor(payroll.address(), "Eve");
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(
              () -> {
                eve.signIn("eve", "no");
                assertThat(file.events("login_failure"))
                    .anyMatch(event -> "g50".equals(event.text("labels.a")));
              });
    }
    List<SyslogEvent> told = file.events("login_failure");
    assertThat(told.get(told.size() - 1).text("labels.a")).isEqualTo("g50");
  }

  @Test
  void saysWhatNeedsARestart() {
    LiveFile file = LiveFile.of(signIn("g0"));
    try (PayrollJar payroll = start(file)) {
      SyslogEvent changed =
          file.change(() -> file.overwrite(signIn("g1").replace("payroll\n", "wages\n")));
      assertThat(changed.text("telltale.agent.restart_needed")).isEqualTo("true");
      assertThat(changed.service()).isEqualTo("payroll");
      assertThat(payroll.stderr()).contains("change at the next start");

      SyslogEvent back = file.change(() -> file.overwrite(signIn("g1")));
      assertThat(back.text("telltale.agent.restart_needed")).isEqualTo("false");
      assertThat(back.text("telltale.agent.config_hash")).hasSize(64);
    }
  }
}
