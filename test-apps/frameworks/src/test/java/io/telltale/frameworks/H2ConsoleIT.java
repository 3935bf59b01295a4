// SPDX-License-Identifier: Apache-2.0

package io.telltale.frameworks;

import static org.assertj.core.api.Assertions.assertThat;

import io.telltale.harness.Application;
import io.telltale.harness.Framework;
import io.telltale.harness.Ports;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class H2ConsoleIT {

  private static final String URL = "jdbc:h2:mem:shop";

  static Stream<Framework> versions() {
    return Stream.of(h2("1.4.200", 8), h2("2.3.232", 11), h2("2.4.240", 17));
  }

  private static Framework h2(String version, int java) {
    return Framework.of("H2 console", version, java, "h2-console")
        .with("com.h2database:h2:" + version);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("versions")
  void tellsWhatHappens(Framework framework) {
    Application application = Application.start(framework, "-Dh2.bindAddress=127.0.0.1");
    try (application) {
      Matcher session =
          Pattern.compile("jsessionid=([0-9a-f]+)").matcher(ask(application, "", null));
      assertThat(session.find()).isTrue();
      String page = ".do?jsessionid=" + application.secret(session.group(1));
      assertThat(signIn(application, page, "sa-wrong-pw")).contains("Wrong user name or password");
      assertThat(signIn(application, page, "sa-right-pw")).doesNotContain("Wrong user");
      String password = application.secret("mallory-new-pw");
      query(application, page, "create user mallory password '" + password + "' admin");
      query(application, page, "select * from information_schema.users");
      query(application, page, "grant all on schema nowhere to mallory");
      ask(application, "adminLogin" + page, "password=" + application.secret("admin-wrong-pw"));
      ask(application, "logout" + page, null);
    }
    assertThat(application.events())
        .extracting(event -> event.text("source.ip"))
        .containsOnly(Ports.LOOPBACK);
    Story.assertTold(application, framework, "h2-console.txt");
  }

  private static String signIn(Application application, String page, String password) {
    return ask(
        application,
        "login" + page,
        "driver=org.h2.Driver&url=" + URL + "&user=sa&password=" + application.secret(password));
  }

  private static void query(Application application, String page, String sql) {
    ask(application, "query" + page, "sql=" + URLEncoder.encode(sql, StandardCharsets.UTF_8));
  }

  /** The console closes connections when it likes, so each is for one request. */
  private static String ask(Application application, String page, @Nullable String form) {
    try {
      HttpURLConnection connection =
          (HttpURLConnection) application.address().resolve(page).toURL().openConnection();
      connection.setRequestProperty("Connection", "close");
      if (form != null) {
        connection.setDoOutput(true);
        connection.getOutputStream().write(form.getBytes(StandardCharsets.UTF_8));
      }
      assertThat(connection.getResponseCode()).as(page).isEqualTo(200);
      return new String(connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(page, e);
    }
  }
}
