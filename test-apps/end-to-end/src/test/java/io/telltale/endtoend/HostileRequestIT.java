// SPDX-License-Identifier: Apache-2.0

package io.telltale.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.telltale.harness.EventFile;
import io.telltale.harness.Jvms;
import io.telltale.harness.SyslogEvent;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Whatever stands in a request, from its first byte on: one sign-in stays one message, says what
 * was typed, and nothing of the password.
 */
class HostileRequestIT {

  private static final int REQUESTS = 400;
  private static final long SEED = 20_261_125;

  private static final String[] PIECES = {
    "alice",
    "admin",
    "\r\n",
    "\n<84>1 2026-01-01T00:00:00Z host payroll 1 login_success - {}",
    "\u0000",
    "\t",
    "\u001b[2J",
    "\u0085",
    "\u2028",
    "\u202e",
    "\u2066",
    "\ufeff",
    "\ud83d\ude00",
    "\u00e4",
    "%",
    "%n%s",
    "%0a",
    "${jndi:ldap://127.0.0.1/a}",
    "#{7*7}",
    "\\",
    "\\u000a",
    "\"",
    "\"}}",
    "{\"user\":{\"name\":\"root\"}}",
    "'",
    "|",
    "^",
    "=",
    ";",
    "]",
    "[x@1 a=\"b\"]",
    "<script>",
    "/../",
    "&",
    "+",
    "null"
  };

  private static final String YAML =
      """
      service: payroll
      pointcuts:
        - id: payroll-login
          execution: com.acme.payroll.Employee com.acme.payroll.EmployeeDao.authenticate(String, String)
          event: login
          failure: return == null
          user: args[0]
          fields: { page: request.path, came_from: 'request.header("Referer")' }
      """;

  private final Random random = new Random(SEED);
  private final List<String> typed = new ArrayList<>();
  private final List<String> passwords = new ArrayList<>();

  @Test
  void oneSignInStaysOneMessage() throws IOException {
    EventFile file = EventFile.create();
    try (PayrollJar payroll = PayrollJar.start(Jvms.current(), file.agent(YAML))) {
      for (int i = 0; i < REQUESTS; i++) {
        visit(payroll.address(), i);
      }
      assertThat(payroll.stderr()).doesNotContain("telltale");
    }

    assertThat(typed.size()).isGreaterThan(REQUESTS / 3);
    List<SyslogEvent> told = file.security(); // each line is a message with JSON, or it fails
    assertThat(told).extracting(SyslogEvent::type).containsOnly("login_failure");
    assertThat(told).extracting(event -> event.text("user.name")).isEqualTo(typed);
    assertThat(passwords).noneMatch(file.text()::contains);
  }

  /** A request that the server refuses is none of the application's, and told by nobody. */
  private void visit(URI address, int number) throws IOException {
    String user = "u" + text();
    String password = "Pw" + number + "x" + random.nextInt(1_000_000);
    byte[] body = form(user, password).getBytes(StandardCharsets.US_ASCII);
    String head =
        "POST /payroll/login;v=%s?from=%s HTTP/1.1\r\n".formatted(encoded(text()), encoded(text()));
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      OutputStream out = socket.getOutputStream();
      out.write(head.getBytes(StandardCharsets.US_ASCII));
      out.write("Host: localhost\r\nConnection: close\r\n".getBytes(StandardCharsets.US_ASCII));
      out.write(
          "Content-Type: application/x-www-form-urlencoded; charset=UTF-8\r\n"
              .getBytes(StandardCharsets.US_ASCII));
      header(out, "User-Agent");
      header(out, "Referer");
      header(out, "X-Forwarded-For");
      out.write(
          ("Content-Length: " + body.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
      out.write(body);
      out.flush();
      String answer =
          new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
      passwords.add(password);
      if (answer.startsWith("HTTP/1.1 200")) {
        typed.add(user);
      }
    }
  }

  private static String form(String user, String password) {
    return "login=" + encoded(user) + "&password=" + password;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** In bytes of no encoding in particular; a line feed would only be another header. */
  private void header(OutputStream out, String name) throws IOException {
    out.write((name + ": ").getBytes(StandardCharsets.US_ASCII));
    byte[] value =
        random.nextBoolean()
            ? text().getBytes(StandardCharsets.UTF_8)
            : text().getBytes(StandardCharsets.UTF_16BE);
    for (byte b : value) {
      boolean refused = b == '\r' || b == '\n' || b == 0 || b == 0x7f || (b >= 0 && b < ' ');
      out.write(refused && random.nextInt(20) > 0 ? ' ' : b);
    }
    out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(5); i >= 0; i--) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return text.toString();
  }
}
