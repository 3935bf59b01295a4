// SPDX-License-Identifier: Apache-2.0

package io.telltale.frameworks;

import io.telltale.harness.Build;
import io.telltale.harness.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivilegedActionException;
import java.security.PrivilegedExceptionAction;
import java.util.Base64;
import java.util.Map;
import javax.security.auth.Subject;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.login.AppConfigurationEntry;
import javax.security.auth.login.AppConfigurationEntry.LoginModuleControlFlag;
import javax.security.auth.login.Configuration;
import javax.security.auth.login.LoginContext;
import javax.security.auth.login.LoginException;
import org.apache.kerby.kerberos.kerb.KrbException;
import org.apache.kerby.kerberos.kerb.server.SimpleKdcServer;
import org.ietf.jgss.GSSContext;
import org.ietf.jgss.GSSException;
import org.ietf.jgss.GSSManager;
import org.ietf.jgss.GSSName;
import org.ietf.jgss.Oid;

/** A key distribution centre that knows a web server, alice and bob. */
final class KerberosServer implements AutoCloseable {

  private static final String REALM = "EXAMPLE.ORG";
  private static final String SERVICE = "HTTP/localhost@" + REALM;
  private static final String MODULE = "com.sun.security.auth.module.Krb5LoginModule";

  private final Path folder = Build.newFolder("kerberos");
  private final SimpleKdcServer server;

  KerberosServer() {
    try {
      int port = Ports.free();
      server = new SimpleKdcServer();
      server.setWorkDir(folder.toFile());
      server.setKdcRealm(REALM);
      server.setKdcHost(Ports.LOOPBACK);
      server.setAllowUdp(false);
      server.setKdcTcpPort(port);
      server.init();
      server.start();
      server.createPrincipal(SERVICE);
      server.exportPrincipal(SERVICE, folder.resolve("keytab").toFile());
      for (String user : new String[] {"alice", "bob"}) {
        server.createPrincipal(user + "@" + REALM, Visits.right(user));
      }
      Files.writeString(folder.resolve("krb5.conf"), configuration(port));
      Files.writeString(folder.resolve("jaas.conf"), acceptor());
    } catch (KrbException e) {
      throw new AssertionError(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    System.setProperty("java.security.krb5.conf", folder.resolve("krb5.conf").toString());
  }

  private static String configuration(int port) {
    return """
        [libdefaults]
          default_realm = %1$s
          dns_lookup_kdc = false
          udp_preference_limit = 1
          default_tkt_enctypes = aes128-cts-hmac-sha1-96
          default_tgs_enctypes = aes128-cts-hmac-sha1-96
        [realms]
          %1$s = {
            kdc = %2$s:%3$d
          }
        """
        .formatted(REALM, Ports.LOOPBACK, port);
  }

  /** How a server says who it is, by the name that the JDK asks for. */
  private String acceptor() {
    return """
        com.sun.security.jgss.krb5.accept {
          %s required principal="%s" useKeyTab=true keyTab="%s" storeKey=true isInitiator=false doNotPrompt=true;
        };
        """
        .formatted(MODULE, SERVICE, keytab());
  }

  Path keytab() {
    return folder.resolve("keytab");
  }

  /** What a server's JVM needs to accept tickets. */
  String[] flags() {
    return new String[] {
      "-Djava.security.krb5.conf=" + folder.resolve("krb5.conf"),
      "-Djava.security.auth.login.config=" + folder.resolve("jaas.conf"),
      "-Dkeytab=" + keytab()
    };
  }

  /** What a browser sends of somebody who has signed in to his workstation. */
  String token(String user) {
    try {
      LoginContext login =
          new LoginContext(
              "client",
              new Subject(),
              callbacks -> {
                for (Callback callback : callbacks) {
                  answer(callback, user);
                }
              },
              client());
      login.login();
      PrivilegedExceptionAction<String> action = KerberosServer::negotiate;
      return Subject.doAs(login.getSubject(), action);
    } catch (LoginException | PrivilegedActionException e) {
      throw new AssertionError(e);
    }
  }

  private static void answer(Callback callback, String user) {
    if (callback instanceof NameCallback name) {
      name.setName(user);
    } else if (callback instanceof PasswordCallback password) {
      password.setPassword(Visits.right(user).toCharArray());
    }
  }

  private static Configuration client() {
    Map<String, String> options = Map.of("refreshKrb5Config", "true");
    AppConfigurationEntry entry =
        new AppConfigurationEntry(MODULE, LoginModuleControlFlag.REQUIRED, options);
    return new Configuration() {
      @Override
      public AppConfigurationEntry[] getAppConfigurationEntry(String name) {
        return new AppConfigurationEntry[] {entry};
      }
    };
  }

  private static String negotiate() throws GSSException {
    GSSManager manager = GSSManager.getInstance();
    GSSName service = manager.createName(SERVICE, new Oid("1.2.840.113554.1.2.2.1"));
    GSSContext context =
        manager.createContext(service, new Oid("1.3.6.1.5.5.2"), null, GSSContext.DEFAULT_LIFETIME);
    try {
      return Base64.getEncoder().encodeToString(context.initSecContext(new byte[0], 0, 0));
    } finally {
      context.dispose();
    }
  }

  @Override
  public void close() {
    System.clearProperty("java.security.krb5.conf");
    try {
      server.stop();
    } catch (KrbException e) {
      throw new AssertionError(e);
    }
  }
}
