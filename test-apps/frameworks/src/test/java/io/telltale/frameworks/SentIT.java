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

  static Stream<Framework> objects() {
    return Stream.of(
        object("Amazon S3, SDK 1", "1.11.0", "sent-s3-v1", "com.amazonaws:aws-java-sdk-s3:1.11.0"),
        object(
            "Amazon S3, SDK 1", "1.12.797", "sent-s3-v1", "com.amazonaws:aws-java-sdk-s3:1.12.797"),
        second("2.17.292"),
        second("2.57.8"));
  }

  private static Framework second(String version) {
    return object(
        "Amazon S3, SDK 2",
        version,
        "sent-s3-v2",
        "software.amazon.awssdk:s3:" + version,
        "software.amazon.awssdk:url-connection-client:" + version);
  }

  private static Framework object(
      String name, String version, String fixture, String... libraries) {
    return Framework.of(name, version, 17, "download-tomcat", "sent-javax", "sent-s3", fixture)
        .with("org.gaul:s3proxy:2.6.0", JAVAX) // first, for its Jackson
        .with(libraries);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("objects")
  void objects(Framework framework) {
    boolean first = framework.name().endsWith("1");
    Application application = Application.start(framework);
    try (application) {
      application.secret("payroll-right-pw");
      Browser browser = application.browser("Visitor");
      for (String name : new String[] {"right", "file"}) {
        assertThat(browser.get("/" + name + "?bytes=123457")).isEqualTo(200);
        assertThat(browser.body()).isEqualTo("true 123457");
      }
      assertThat(browser.get("/wrong?bytes=5")).isEqualTo(200);
      assertThat(browser.body()).doesNotStartWith("true");
    }
    String end = " telltale.mechanisms=s3 telltale.pointcut=" + (first ? "s3-put" : "s3-2-put");
    String error =
        first
            ? "com.amazonaws.services.s3.model.AmazonS3Exception"
            : "software.amazon.awssdk.services.s3.model.NoSuchBucketException";
    String there =
        " event.outcome=success file.name=people.csv telltale.export.bytes=123457"
            + " telltale.export.destination=exports";
    assertThat(application.told("Visitor"))
        .containsExactly(
            "data_export GET /right" + there + end,
            "data_export GET /file" + there + end,
            "data_export GET /wrong error.type="
                + error
                + " event.outcome=failure file.name=people.csv telltale.export.bytes=5"
                + " telltale.export.destination=missing"
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
