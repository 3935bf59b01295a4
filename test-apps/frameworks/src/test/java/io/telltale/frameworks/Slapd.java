// SPDX-License-Identifier: Apache-2.0

package io.telltale.frameworks;

import static org.awaitility.Awaitility.await;

import io.telltale.harness.Build;
import io.telltale.harness.Forked;
import io.telltale.harness.Installed;
import io.telltale.harness.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.core.ConditionTimeoutException;

/** OpenLDAP's server on a free port of the loopback address, with a few people in it. */
final class Slapd implements AutoCloseable {

  /** The password of {@code cn=payroll}, by which the application signs in itself. */
  static final String SERVICE_PASSWORD = "payroll-right-pw";

  private static final String CONFIGURATION =
      """
      include /etc/ldap/schema/core.schema
      include /etc/ldap/schema/cosine.schema
      include /etc/ldap/schema/inetorgperson.schema
      modulepath /usr/lib/ldap
      moduleload back_mdb
      pidfile %1$s/slapd.pid
      database mdb
      suffix "dc=example,dc=com"
      rootdn "cn=payroll,dc=example,dc=com"
      rootpw %2$s
      directory %1$s/data
      access to attrs=userPassword by anonymous auth
      access to * by * read
      """;

  private static final String ENTRIES =
      """
      dn: dc=example,dc=com
      objectClass: dcObject
      objectClass: organization
      o: Example
      dc: example

      dn: uid=alice,dc=example,dc=com
      objectClass: inetOrgPerson
      uid: alice
      cn: Alice
      sn: A
      userPassword: alice-right-pw

      dn: uid=bob,dc=example,dc=com
      objectClass: inetOrgPerson
      uid: bob
      cn: Bob
      sn: B
      userPassword: bob-right-pw
      """;

  private final Forked process;
  private final int port;

  private Slapd(Forked process, int port) {
    this.process = process;
    this.port = port;
  }

  static Slapd start() {
    String program = Installed.require("slapd").toString();
    Path folder = Build.newFolder("slapd");
    String configuration = write(folder).toString();
    try (Forked adding =
        Forked.start(
            folder,
            List.of(program, "-T", "add", "-f", configuration, "-l", folder + "/entries.ldif"))) {
      if (adding.awaitExit() != 0) {
        throw new AssertionError(adding.stderr());
      }
    }
    int port = Ports.free();
    String url = "ldap://" + Ports.LOOPBACK + ":" + port;
    Forked process =
        Forked.start(folder, List.of(program, "-d", "0", "-h", url, "-f", configuration));
    try {
      await().atMost(Duration.ofSeconds(60)).until(() -> Ports.accepts(port));
    } catch (ConditionTimeoutException e) {
      process.close();
      throw new AssertionError("slapd does not listen\n" + process.stderr(), e);
    }
    return new Slapd(process, port);
  }

  private static Path write(Path folder) {
    try {
      Files.createDirectory(folder.resolve("data"));
      Files.writeString(folder.resolve("entries.ldif"), ENTRIES);
      return Files.writeString(
          folder.resolve("slapd.conf"), CONFIGURATION.formatted(folder, SERVICE_PASSWORD));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return port;
  }

  @Override
  public void close() {
    process.close();
  }
}
