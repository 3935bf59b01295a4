// SPDX-License-Identifier: Apache-2.0

package io.telltale.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.telltale.event.SecurityEvent;
import java.util.AbstractMap;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a rule reads from a call. */
class ValuesTest {

  private static final String EXPORT =
      """
      pointcuts:
        - id: export
          execution: "* GATE.serve(..)"
          event: data_export
          resource: args[0].name
          rows: return.size()
          user: args[0].owner
          fields:
            whole: args[0].count
            half: args[0].half
            yes: args[0].open
            list: args[0].things[1]
            secretless: args[0]
            missing: args[0].missing
      """;

  private final Stage stage = Stage.of(EXPORT);

  /** What an application exports. */
  @SuppressWarnings("unused")
  static final class Report {
    private final int count = 3;
    private final List<String> things = List.of("a", "b");
    String owner = "bob";

    String getName() {
      return "salaries.csv";
    }

    double getHalf() {
      return 0.5;
    }

    boolean isOpen() {
      return true;
    }

    @Override
    public String toString() {
      throw new AssertionError("must not be asked");
    }
  }

  @AfterEach
  void forgetsEverything() {
    Stage.assertNothingIsOpen();
  }

  @Test
  void arePlain() throws Exception {
    stage.gate().serve(new Report(), null, () -> Arrays.asList(1, 2, 3));

    SecurityEvent event = stage.onlyEvent();
    assertThat(event.resource()).isEqualTo("salaries.csv");
    assertThat(event.rows()).isEqualTo(3);
    assertThat(event.user()).isEqualTo("bob");
    assertThat(event.fields())
        .containsExactly(
            Map.entry("whole", 3L),
            Map.entry("half", 0.5),
            Map.entry("yes", true),
            Map.entry("list", "b"));
    assertThat(event.request()).isNull();
    assertThat(stage.said())
        .contains("fields.secretless leads to a " + Report.class.getName())
        .contains("cannot read fields.missing");
  }

  @Test
  void ofTextsCanBeAPart() throws Exception {
    Stage parts =
        Stage.of(
            """
            pointcuts:
              - id: statement
                execution: "* GATE.serve(..)"
                event: admin_action
                resource: args[0].group("(?i)^drop user (\\w+)") ?? args[0].group("(?i)^drop role (\\w+)")
                fields: { kind: 'args[0].group("^\\w+")', none: 'args[0].group("x(y)?")', other: 'args[1].group("b")' }
            """);

    parts.gate().serve("DROP ROLE eve x", new Groups(), () -> null);

    assertThat(parts.onlyEvent().resource()).isEqualTo("eve");
    assertThat(parts.onlyEvent().fields())
        .containsExactly(Map.entry("kind", "DROP"), Map.entry("other", "group b"));
  }

  record Groups() {
    String group(String name) {
      return "group " + name;
    }
  }

  @Test
  void areReadWhenTheCallEndsAndKeptNoLonger() throws Exception {
    Report report = new Report();

    stage
        .gate()
        .serve(
            report,
            null,
            () -> {
              report.owner = "alice";
              return List.of();
            });
    report.owner = "mallory";

    assertThat(stage.onlyEvent().user()).isEqualTo("alice");
    assertThat(stage.onlyEvent().rows()).isZero();
  }

  /** Whatever an application's object does when it is looked at. */
  @ParameterizedTest
  @ValueSource(
      classes = {
        IllegalStateException.class,
        AssertionError.class,
        NoClassDefFoundError.class,
        StackOverflowError.class,
        ThreadDeath.class
      })
  void thatCannotBeReadTakeNothingElseAway(Class<? extends Throwable> type) throws Exception {
    Map<String, Object> hostile = new Hostile(type);

    assertThat(stage.gate().serve(hostile, null, () -> "result")).isEqualTo("result");

    SecurityEvent event = stage.onlyEvent();
    assertThat(event.type()).hasToString("data_export");
    assertThat(event.resource()).isNull();
    assertThat(stage.said()).contains("cannot read resource").doesNotContain("a message");
  }

  private static final class Hostile extends AbstractMap<String, Object> {
    private final Class<? extends Throwable> type;

    Hostile(Class<? extends Throwable> type) {
      this.type = type;
    }

    @Override
    public Object get(Object key) {
      try {
        throw type.getConstructor().newInstance();
      } catch (RuntimeException | Error e) {
        throw e;
      } catch (Throwable e) {
        throw new AssertionError(e);
      }
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
      throw new UnsupportedOperationException("a message");
    }
  }

  @Test
  void comeFromGettersThatAreWovenThemselvesWithoutAnEvent() throws Exception {
    Stage woven =
        Stage.of(
            """
            pointcuts:
              - id: every
                execution: "* GATE.*(..)"
                event: admin_action
                user: args[0].user
            """);
    Gate gate = woven.gate();
    Object asking = new Asking(gate);

    gate.serve(asking, null, () -> null);

    assertThat(woven.onlyEvent().user()).isEqualTo("asked");
  }

  record Asking(Gate gate) {
    String getUser() throws Exception {
      return (String) gate.inner("x", () -> "asked");
    }
  }

  @Test
  void reachNoCallerWhereTheSinkFails() throws Exception {
    Stage failing =
        Stage.withSink(
            event -> {
              throw new IllegalStateException("full");
            },
            EXPORT + RequestTest.SCOPE);
    Callable<?> throwing =
        () -> {
          throw new IllegalArgumentException("the application's own");
        };

    assertThat(failing.gate().serve(new Report(), null, () -> 1)).isEqualTo(1);
    assertThatThrownBy(() -> failing.gate().serve(new Report(), null, throwing))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the application's own")
        .hasNoSuppressedExceptions();
    assertThat(failing.diagnostics.total()).isPositive();
  }

  /** Of a principal nobody knows beforehand what it is. */
  @Test
  void theFirstThatYieldsSomethingCounts() throws Exception {
    Stage principals =
        Stage.of(
            """
            pointcuts:
              - id: login
                execution: "* GATE.serve(..)"
                event: logout
                user: args[0].username ?? args[0].name ?? args[0]
            """);
    Gate gate = principals.gate();

    gate.serve(Map.of("username", "ann", "name", "not this"), null, () -> null);
    gate.serve("bob", null, () -> null);
    gate.serve(new Report(), null, () -> null);
    gate.serve(new Object(), null, () -> null);

    assertThat(principals.events)
        .extracting(SecurityEvent::user)
        .containsExactly("ann", "bob", "salaries.csv", null);
    assertThat(principals.said()).doesNotContain("cannot read");
  }

  @Test
  void aMethodIsItsNameBelowThatOfItsClass() throws Exception {
    Stage methods =
        Stage.of(
            """
            pointcuts:
              - id: method
                execution: "* GATE.serve(..)"
                event: logout
                resource: args[0]
            """);

    methods.gate().serve(Report.class.getDeclaredMethod("getName"), null, () -> null);

    assertThat(methods.onlyEvent().resource())
        .isEqualTo(ValuesTest.class.getName() + "$Report.getName");
  }

  @Test
  void noneOfSeveralMayHoldASecret() {
    assertThatThrownBy(
            () ->
                Stage.of(
                    """
                    pointcuts:
                      - id: login
                        execution: "* GATE.serve(..)"
                        event: logout
                        user: request.parameter("password") ?? args[0].name
                    """))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("would hold a secret");
  }
}
