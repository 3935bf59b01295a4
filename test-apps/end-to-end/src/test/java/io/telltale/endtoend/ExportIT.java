// SPDX-License-Identifier: Apache-2.0

package io.telltale.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.telltale.harness.EventFile;
import io.telltale.harness.Jvm;
import io.telltale.harness.Jvms;
import io.telltale.harness.SyslogEvent;
import io.telltale.harness.Told;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The payroll application's CSV, of which nobody told the agent anything. */
class ExportIT {

  private static final String ONLY_THE_SIGN_IN =
      """
      service: payroll
      user: session.attribute("employee").login
      pointcuts:
        - id: payroll-login
          execution: com.acme.payroll.Employee com.acme.payroll.EmployeeDao.authenticate(String, String)
          event: login
          failure: return == null
          user: args[0]
      """;

  static Stream<Jvm> jvms() {
    return Jvms.oldestAndNewest();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("jvms")
  void isToldWithItsRowsAndBytes(Jvm jvm) {
    EventFile events = EventFile.create();
    String csv;
    try (PayrollJar payroll = PayrollJar.start(jvm, events.agent(ONLY_THE_SIGN_IN))) {
      PayrollVisitor bob = new PayrollVisitor(payroll.address(), "Walker");
      assertThat(bob.signIn("bob", "bob-pw-2012")).isTrue();
      assertThat(bob.get("employees/export.csv")).isEqualTo(200);
      csv = bob.body();
      assertThat(payroll.stderr()).isEmpty();
    }

    long rows = csv.lines().count() - 1;
    assertThat(rows).isEqualTo(25);
    int bytes = csv.getBytes(StandardCharsets.UTF_8).length;
    assertThat(bytes).isGreaterThan(csv.length());
    List<SyslogEvent> exports =
        events.security().stream().filter(event -> event.type().equals("data_export")).toList();
    assertThat(exports)
        .singleElement()
        .extracting(event -> event.text("source.ip"), event -> new Told().line(event))
        .containsExactly(
            "127.0.0.1",
            "data_export GET /payroll/employees/export.csv event.outcome=success"
                + " file.name=employees.csv http.response.status_code=200 labels.session_hash=#1"
                + " telltale.export.bytes="
                + bytes
                + " telltale.export.rows="
                + rows
                + " telltale.mechanisms=servlet telltale.pointcut=servlet-attachment user.name=bob");
    assertThat(events.text()).doesNotContain("Ekstr", "66000");
  }
}
