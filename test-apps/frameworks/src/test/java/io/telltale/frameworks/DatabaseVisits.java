// SPDX-License-Identifier: Apache-2.0

package io.telltale.frameworks;

import static org.assertj.core.api.Assertions.assertThat;

import io.telltale.harness.Application;
import io.telltale.harness.Browser;
import io.telltale.harness.Framework;
import java.util.List;
import java.util.Map;

/** What is done with a database, the same with each, and what has to be told of it. */
final class DatabaseVisits {

  private DatabaseVisits() {}

  /** A driver, or a pool above one, and where its database is. */
  record Store(Framework framework, String driver, String url, String user, String password) {

    /** By driver class, URL, user and password. */
    static Store of(Framework framework, String places) {
      String[] parts = places.split(" ", -1);
      return new Store(framework, parts[0], parts[1], parts[2], parts[3]);
    }

    Application start() {
      return startWith(Application.UNKNOWN_USERS_IN_PLAIN);
    }

    Application startWith(String configuration) {
      return Application.startWith(
          configuration,
          framework,
          "-Ddriver=" + driver,
          "-Durl=" + url,
          "-Duser=" + user,
          "-Dpassword=" + password);
    }

    @Override
    public String toString() {
      return framework.toString();
    }
  }

  /** Below the threshold, at it, and all there are. */
  static void rows(Application application) {
    application.secret("Zuckerberg");
    Browser browser = application.browser("Reader");
    for (int most : new int[] {9_999, 10_000, 12_000}) {
      assertThat(browser.get("/read?most=" + most)).isEqualTo(200);
      assertThat(browser.body()).isEqualTo(Integer.toString(most));
    }
  }

  static void assertRows(Application application) {
    assertThat(application.told("Reader"))
        .containsExactly(exported("/read", 10_000), exported("/read", 12_000));
  }

  static void scroll(Application application) {
    Browser browser = application.browser("Scroller");
    assertThat(browser.get("/scroll?most=12000")).isEqualTo(200);
    assertThat(browser.body()).isEqualTo("0");
  }

  /** The page itself is short. */
  static String exported(String path, int rows) {
    int bytes = path.equals("/scroll") ? 1 : Integer.toString(rows).length();
    return "data_export GET "
        + path
        + " event.outcome=success http.response.status_code=200 telltale.export.bytes="
        + bytes
        + " telltale.export.rows="
        + rows
        + " telltale.export.statement=query telltale.mechanisms=jdbc telltale.pointcut=jdbc-export";
  }

  /** As an administrator types it, by the words that the database has for it. */
  static void administer(Application application, String host, String by, String quote) {
    Browser browser = application.browser("Administrator");
    String eve = quote + "eve" + host;
    String first = application.secret("eve-first-pw");
    String second = application.secret("eve-other-pw");
    sql(browser, "/sql", "CREATE USER " + eve + " " + by + " '" + first + "'");
    sql(browser, "/sql", "/* ticket 7 */ GRANT SELECT ON person TO " + eve);
    sql(browser, "/prepared", "revoke select\non person from " + eve);
    String set = application.framework().artifacts().toString().contains("h2:") ? "SET " : "";
    sql(browser, "/sql", "ALTER USER " + eve + " " + set + by + " '" + second + "'");
    sql(browser, "/sql", "DROP USER " + eve);
    assertThat(browser.post("/sql", Map.of("sql", "DROP USER " + eve))).isEqualTo(200);
    assertThat(browser.body()).isNotEqualTo("ok");
  }

  static void sql(Browser browser, String path, String sql) {
    assertThat(browser.post(path, Map.of("sql", sql))).isEqualTo(200);
    assertThat(browser.body()).as(sql).isEqualTo("ok");
  }

  static void assertAdministered(Application application, String exception) {
    String by =
        " telltale.mechanisms=jdbc telltale.pointcut=jdbc-administration telltale.resource=";
    String ok = "admin_action POST /sql event.outcome=success";
    String statement = " telltale.export.statement=";
    assertThat(application.told("Administrator"))
        .isEqualTo(
            List.of(
                ok + statement + "CREATE USER" + by + "eve",
                ok + " labels.grantee=eve" + statement + "GRANT" + by + "SELECT ON person",
                ok.replace("/sql", "/prepared")
                    + " labels.grantee=eve"
                    + statement
                    + "revoke"
                    + by
                    + "select\non person",
                ok + statement + "ALTER USER" + by + "eve",
                ok + statement + "DROP USER" + by + "eve",
                "admin_action POST /sql error.type="
                    + exception
                    + " event.outcome=failure"
                    + statement
                    + "DROP USER"
                    + by
                    + "eve"));
  }
}
