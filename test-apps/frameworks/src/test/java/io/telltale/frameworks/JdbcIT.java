// SPDX-License-Identifier: Apache-2.0

package io.telltale.frameworks;

import static io.telltale.frameworks.DatabaseVisits.administer;
import static io.telltale.frameworks.DatabaseVisits.assertAdministered;
import static io.telltale.frameworks.DatabaseVisits.assertRows;
import static io.telltale.frameworks.DatabaseVisits.exported;
import static io.telltale.frameworks.DatabaseVisits.rows;
import static io.telltale.frameworks.DatabaseVisits.scroll;
import static io.telltale.frameworks.DatabaseVisits.sql;
import static org.assertj.core.api.Assertions.assertThat;

import io.telltale.frameworks.DatabaseVisits.Store;
import io.telltale.harness.Application;
import io.telltale.harness.Browser;
import io.telltale.harness.Framework;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows are counted at each driver, once through each pool; grants are told without passwords. */
class JdbcIT {

  private static final String THRESHOLDS =
      """
      pointcuts:
        - id: jdbc-export
          end: request
          event: data_export
          ignore: meter.rows < 500 or request.path == "/scroll"
        - id: reads
          http: "* /read"
          event: data_export
          ignore: meter.rows < 50
      """;

  private static final String JOBS =
      """
      pointcuts:
        - id: batch
          scope: job
          execution: void Main.run(String, int)
          context: { scope.name: "args[0]" }
      """;

  private static final String TOMCAT = "org.apache.tomcat.embed:tomcat-embed-core:9.0.117";
  private static final String H2 = "org.h2.Driver jdbc:h2:mem:people;DB_CLOSE_DELAY=-1 sa ";

  private static DatabaseServer postgres;
  private static DatabaseServer mariadb;

  @AfterAll
  static void stop() {
    for (DatabaseServer server : new DatabaseServer[] {postgres, mariadb}) {
      if (server != null) {
        server.close();
      }
    }
  }

  private static Framework driver(String name, String version, int java, String... libraries) {
    return Framework.of(name, version, java, "tomcat-javax", "jdbc", "jdbc-driver")
        .with(libraries)
        .with(TOMCAT);
  }

  static Stream<Store> embedded() {
    String derby = " jdbc:derby:memory:people;create=true sa sa";
    return Stream.of(
        Store.of(driver("H2", "1.3.176", 8, "com.h2database:h2:1.3.176"), H2),
        Store.of(driver("H2", "2.4.240", 17, "com.h2database:h2:2.4.240"), H2),
        Store.of(
            driver("HSQLDB", "1.8.0.10", 8, "hsqldb:hsqldb:1.8.0.10"),
            "org.hsqldb.jdbcDriver jdbc:hsqldb:mem:people sa "),
        Store.of(
            driver("HSQLDB", "2.7.4", 21, "org.hsqldb:hsqldb:2.7.4"),
            "org.hsqldb.jdbc.JDBCDriver jdbc:hsqldb:mem:people sa "),
        Store.of(
            driver("Derby", "10.5.3.0", 8, "org.apache.derby:derby:10.5.3.0_1"),
            "org.apache.derby.jdbc.EmbeddedDriver jdbc:derby:people;create=true sa sa"),
        Store.of(
            driver(
                "Derby",
                "10.17.1.0",
                21,
                "org.apache.derby:derby:10.17.1.0",
                "org.apache.derby:derbytools:10.17.1.0"),
            "org.apache.derby.jdbc.EmbeddedDriver" + derby));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("embedded")
  void embeddedDatabases(Store store) {
    Application application = store.start();
    try (application) {
      rows(application);
      scroll(application);
    }
    assertRows(application);
    assertThat(application.told("Scroller")).containsExactly(exported("/scroll", 12_000));
    assertThat(application.toldOfNobody()).isEmpty();
  }

  @Test
  void thresholdsCanBeSetForAPath() {
    Application application =
        Store.of(driver("H2", "2.4.240", 17, "com.h2database:h2:2.4.240"), H2)
            .startWith(THRESHOLDS);
    try (application) {
      Browser browser = application.browser("Reader");
      for (int most : new int[] {49, 50, 500}) {
        assertThat(browser.get("/read?most=" + most)).isEqualTo(200);
      }
      assertThat(browser.get("/scroll?most=12000")).isEqualTo(200);
    }
    String read =
        "data_export GET /read event.outcome=success http.response.status_code=200"
            + " telltale.export.bytes=";
    assertThat(application.told("Reader"))
        .containsExactly(
            read + "2 telltale.export.rows=50 telltale.mechanisms=reads telltale.pointcut=reads",
            read
                + "3 telltale.export.rows=500 telltale.mechanisms=reads,jdbc-export"
                + " telltale.pointcut=reads");
  }

  /** Legacy is not only the web. */
  @Test
  void aJobThatReadsMuchIsTold() {
    Framework batch =
        Framework.of("H2", "1.3.176", 8, "jdbc-batch").with("com.h2database:h2:1.3.176");
    Application application = Application.startWith(JOBS, batch);
    try (application) {
      application.secret("Zuckerberg");
    }
    assertThat(application.toldOfNobody())
        .containsExactly(
            "data_export event.outcome=success telltale.export.rows=12000"
                + " telltale.export.statement=query telltale.mechanisms=jdbc"
                + " telltale.pointcut=jdbc-export telltale.scope.kind=job"
                + " telltale.scope.name=nightly");
  }

  static Stream<Store> sqlite() {
    return Stream.of(
        Store.of(
            driver("SQLite JDBC", "3.7.2", 8, "org.xerial:sqlite-jdbc:3.7.2"),
            "org.sqlite.JDBC jdbc:sqlite:people.db sa "),
        Store.of(
            driver("SQLite JDBC", "3.50.3.0", 17, "org.xerial:sqlite-jdbc:3.50.3.0"),
            "org.sqlite.JDBC jdbc:sqlite:people.db sa "));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("sqlite")
  void aDatabaseThatOnlyGoesForward(Store store) {
    Application application = store.start();
    try (application) {
      rows(application);
    }
    assertRows(application);
    assertThat(application.toldOfNobody()).isEmpty();
  }

  static Stream<Store> pools() {
    return Stream.of(
        pool("Commons DBCP", "1.4", 8, "jdbc-dbcp", "commons-dbcp:commons-dbcp:1.4"),
        pool("Commons DBCP", "2.13.0", 17, "jdbc-dbcp2", "org.apache.commons:commons-dbcp2:2.13.0"),
        pool("c3p0", "0.9.1.2", 8, "jdbc-c3p0", "c3p0:c3p0:0.9.1.2"),
        pool("c3p0", "0.11.2", 17, "jdbc-c3p0", "com.mchange:c3p0:0.11.2"),
        pool("HikariCP", "3.4.5", 8, "jdbc-hikari", "com.zaxxer:HikariCP:3.4.5"),
        pool("HikariCP", "7.0.2", 17, "jdbc-hikari", "com.zaxxer:HikariCP:7.0.2"),
        pool("Tomcat JDBC", "7.0.109", 8, "jdbc-tomcat", "org.apache.tomcat:tomcat-jdbc:7.0.109"),
        pool("Tomcat JDBC", "11.0.10", 17, "jdbc-tomcat", "org.apache.tomcat:tomcat-jdbc:11.0.10"));
  }

  private static Store pool(String name, String version, int java, String fixture, String library) {
    Framework framework =
        Framework.of(name, version, java, "tomcat-javax", "jdbc", fixture)
            .with(library, "com.h2database:h2:1.4.200", TOMCAT);
    return Store.of(framework, H2);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pools")
  void throughPools(Store store) {
    Application application = store.start();
    try (application) {
      rows(application);
      scroll(application);
      administer(application, "", "PASSWORD", "");
    }
    assertRows(application);
    assertThat(application.told("Scroller")).containsExactly(exported("/scroll", 12_000));
    assertAdministered(application, "org.h2.jdbc.JdbcSQLSyntaxErrorException");
    assertThat(application.toldOfNobody()).isEmpty();
  }

  static Stream<Store> postgres() {
    postgres = DatabaseServer.postgres();
    String place =
        "org.postgresql.Driver jdbc:postgresql://127.0.0.1:" + postgres.port() + "/postgres";
    return Stream.of(
        Store.of(
            driver("PostgreSQL JDBC", "9.1-901", 8, "postgresql:postgresql:9.1-901.jdbc4"),
            place + " postgres x"),
        Store.of(
            driver("PostgreSQL JDBC", "42.7.7", 17, "org.postgresql:postgresql:42.7.7"),
            place + " postgres x"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("postgres")
  void postgres(Store store) {
    Application application = store.start();
    try (application) {
      rows(application);
      scroll(application);
      administer(application, "", "PASSWORD", "");
      sql(application.browser("Copier"), "/sql", "COPY person TO '/dev/null'");
      sql(application.browser("Cleaner"), "/sql", "drop table person");
    }
    assertRows(application);
    assertThat(application.told("Scroller")).containsExactly(exported("/scroll", 12_000));
    assertAdministered(application, "org.postgresql.util.PSQLException");
    boolean counted = store.framework().java() > 8;
    assertThat(application.told("Copier"))
        .containsExactly(
            "data_export POST /sql event.outcome=success file.name=/dev/null"
                + " http.response.status_code=200 telltale.export.bytes=2"
                + (counted ? " telltale.export.rows=12000" : "")
                + " telltale.export.statement=COPY telltale.mechanisms=postgresql"
                + " telltale.pointcut=postgresql-copy-file"
                + (counted ? "" : "-uncounted")
                + " telltale.resource=person");
    assertThat(application.toldOfNobody()).isEmpty();
  }

  static Stream<Store> mariadb() {
    mariadb = DatabaseServer.mariadb();
    String place = "127.0.0.1:" + mariadb.port() + "/people";
    String user = " payroll payroll-right-pw";
    return Stream.of(
        Store.of(
            driver("MariaDB JDBC", "1.8.0", 8, "org.mariadb.jdbc:mariadb-java-client:1.8.0"),
            "org.mariadb.jdbc.Driver jdbc:mariadb://" + place + user),
        Store.of(
            driver("MariaDB JDBC", "3.5.5", 17, "org.mariadb.jdbc:mariadb-java-client:3.5.5"),
            "org.mariadb.jdbc.Driver jdbc:mariadb://" + place + user),
        Store.of(
            driver("MySQL JDBC", "5.1.49", 8, "mysql:mysql-connector-java:5.1.49"),
            "com.mysql.jdbc.Driver jdbc:mysql://" + place + "?useSSL=false" + user),
        Store.of(
            driver("MySQL JDBC", "9.4.0", 17, "com.mysql:mysql-connector-j:9.4.0"),
            "com.mysql.cj.jdbc.Driver jdbc:mysql://" + place + "?useSSL=false" + user));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mariadb")
  void mariadb(Store store) {
    Application application = store.start();
    String file = "/tmp/telltale-" + System.nanoTime();
    try (application) {
      application.secret("payroll-right-pw");
      rows(application);
      scroll(application);
      administer(application, "'@'%'", "IDENTIFIED BY", "'");
      sql(
          application.browser("Writer"),
          "/sql",
          "SELECT * INTO OUTFILE '" + file + "' FROM person");
      sql(application.browser("Cleaner"), "/sql", "drop table person");
    }
    assertRows(application);
    assertThat(application.told("Scroller")).containsExactly(exported("/scroll", 12_000));
    assertAdministered(application, "java.sql.SQLException");
    assertThat(application.told("Writer"))
        .containsExactly(
            "data_export POST /sql event.outcome=success file.name="
                + file
                + " http.response.status_code=200 telltale.export.bytes=2"
                + " telltale.export.rows=12000"
                + " telltale.export.statement=INTO OUTFILE telltale.mechanisms=jdbc"
                + " telltale.pointcut=jdbc-outfile");
    assertThat(application.toldOfNobody()).isEmpty();
  }
}
