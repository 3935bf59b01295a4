// SPDX-License-Identifier: Apache-2.0

package io.telltale.frameworks;

import static org.assertj.core.api.Assertions.assertThat;

import io.telltale.harness.Application;
import io.telltale.harness.Browser;
import io.telltale.harness.Framework;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that left for another host: whereto, under which name, how many bytes. */
class SentIT {

  private static final String JAVAX = "org.apache.tomcat.embed:tomcat-embed-core:9.0.117";
  private static final String JAKARTA = "org.apache.tomcat.embed:tomcat-embed-core:10.1.59";
  private static final String SSHD = "org.apache.sshd:sshd-sftp:2.15.0";

  private static Framework framework(
      String name, String version, int java, String fixture, String... libraries) {
    return Framework.of(name, version, java, "download-tomcat", "sent-javax", fixture)
        .with(libraries)
        .with(JAVAX);
  }

  static Stream<Framework> transfers() {
    return Stream.of(
        ftp("2.0", 8),
        ftp("3.11.1", 17),
        framework("JSch", "0.1.55", 8, "sent-jsch", "com.jcraft:jsch:0.1.55", SSHD),
        framework("JSch", "2.27.2", 17, "sent-jsch", "com.github.mwiede:jsch:2.27.2", SSHD),
        framework("sshj", "0.39.0", 17, "sent-sshj", "com.hierynomus:sshj:0.39.0", SSHD));
  }

  private static Framework ftp(String version, int java) {
    return framework(
        "Commons Net FTP",
        version,
        java,
        "sent-ftp",
        "commons-net:commons-net:" + version,
        "org.apache.ftpserver:ftpserver-core:1.2.0");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("transfers")
  void transfers(Framework framework) {
    boolean ftp = framework.name().endsWith("FTP");
    Application application = Application.start(framework);
    try (application) {
      application.secret("payroll-right-pw");
      Browser browser = application.browser("Visitor");
      assertThat(browser.get("/right?bytes=123457")).isEqualTo(200);
      assertThat(browser.body()).isEqualTo("true 123457");
      assertThat(browser.get("/wrong?bytes=5")).isEqualTo(200);
      assertThat(browser.body()).doesNotStartWith("true");
    }
    String pack = ftp ? "ftp" : "sftp";
    String pointcut = ftp ? "ftp-stored" : "sftp-" + framework.name().toLowerCase();
    String end =
        " telltale.mechanisms="
            + pack
            + " telltale.pointcut="
            + pointcut
            + " telltale.scope.kind=upload";
    String error =
        ftp
            ? ""
            : framework.name().equals("JSch")
                ? "error.type=com.jcraft.jsch.SftpException "
                : "error.type=net.schmizz.sshj.sftp.SFTPException ";
    String folder = framework.name().equals("JSch") ? "/" : ""; // where it has just signed in
    assertThat(application.told("Visitor"))
        .containsExactly(
            "data_export GET /right event.outcome=success file.name="
                + folder
                + "people.csv"
                + " telltale.export.bytes=123457 telltale.export.destination=127.0.0.1"
                + end,
            "data_export GET /wrong "
                + error
                + "event.outcome=failure file.name="
                + folder
                + "missing/people.csv"
                + (ftp ? " telltale.export.bytes=5" : "") // it refuses what it has got
                + " telltale.export.destination=127.0.0.1"
                + end);
    assertThat(application.toldOfNobody()).isEmpty();
  }

  static Stream<Framework> mails() {
    return Stream.of(
        framework("JavaMail", "1.4.7", 8, "sent-mail-javax", "javax.mail:mail:1.4.7"),
        framework("JavaMail", "1.6.2", 8, "sent-mail-javax", "com.sun.mail:javax.mail:1.6.2"),
        jakarta("2.0.1", 11, "com.sun.mail:jakarta.mail:2.0.1"),
        jakarta("2.1 (Angus 2.0.3)", 17, "org.eclipse.angus:angus-mail:2.0.3"));
  }

  private static Framework jakarta(String version, int java, String library) {
    return Framework.of(
            "Jakarta Mail", version, java, "download-tomcat", "sent-jakarta", "sent-mail-jakarta")
        .with(library, JAKARTA);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mails")
  void mails(Framework framework) {
    String exception = framework.version().startsWith("2") ? "jakarta" : "javax";
    Application application = Application.start(framework);
    try (application) {
      application.secret("Zuckerberg");
      Browser browser = application.browser("Visitor");
      for (String name : new String[] {"eve", "plain"}) {
        assertThat(browser.get("/" + name + "?bytes=1000")).isEqualTo(200);
        assertThat(browser.body()).isEqualTo("true");
      }
      assertThat(browser.get("/wrong?bytes=1000")).isEqualTo(200);
      assertThat(browser.body()).contains("Exception");
    }
    String end =
        " file.name=people.csv telltale.export.destination=bank.example, acme.example"
            + " telltale.mechanisms=mail telltale.pointcut=mail-sent";
    assertThat(application.told("Visitor"))
        .containsExactly(
            "data_export GET /eve event.outcome=success" + end,
            "data_export GET /wrong error.type="
                + exception
                + ".mail.SendFailedException"
                + " event.outcome=failure"
                + end);
    assertThat(application.toldOfNobody()).isEmpty();
  }
}
