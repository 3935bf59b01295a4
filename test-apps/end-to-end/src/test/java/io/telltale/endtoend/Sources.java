// SPDX-License-Identifier: Apache-2.0

package io.telltale.endtoend;

import io.telltale.harness.Build;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Small programs that tests run, compiled for Java 8. */
final class Sources {

  private static final String HELLO =
      """
      public class Hello {
        public static void main(String[] args) throws java.io.IOException {
          System.out.println("hello");
          while (System.in.read() >= 0) {}
        }
      }
      """;

  private static final String JAAS =
      """
      import java.util.*;
      import javax.security.auth.Subject;
      import javax.security.auth.callback.*;
      import javax.security.auth.login.*;
      import javax.security.auth.spi.LoginModule;
      import javax.security.auth.x500.X500Principal;

      public class Jaas {
        public static class Module implements LoginModule {
          private Subject subject;
          private CallbackHandler handler;
          private String name;
          public void initialize(Subject s, CallbackHandler h, Map<String, ?> a, Map<String, ?> b) {
            subject = s;
            handler = h;
          }
          public boolean login() throws LoginException {
            NameCallback user = new NameCallback("user");
            PasswordCallback password = new PasswordCallback("password", false);
            try {
              handler.handle(new Callback[] {user, password});
            } catch (Exception e) {
              throw new LoginException();
            }
            name = user.getName();
            if (name.equals("ghost")) throw new AccountNotFoundException(name);
            if (name.equals("locked")) throw new AccountLockedException(name);
            String typed = new String(password.getPassword());
            if (!typed.equals("right-jaas-pw")) throw new FailedLoginException(typed);
            return true;
          }
          public boolean commit() {
            return subject.getPrincipals().add(new X500Principal("CN=" + name));
          }
          public boolean abort() { return true; }
          public boolean logout() { subject.getPrincipals().clear(); return true; }
        }

        public static void main(String[] args) throws Exception {
          Configuration.setConfiguration(new Configuration() {
            public AppConfigurationEntry[] getAppConfigurationEntry(String name) {
              return new AppConfigurationEntry[] {
                new AppConfigurationEntry(Module.class.getName(),
                    AppConfigurationEntry.LoginModuleControlFlag.REQUIRED,
                    new HashMap<String, Object>())
              };
            }
          });
          signIn("eve", "wrong-jaas-pw");
          signIn("ghost", "wrong-jaas-pw");
          signIn("locked", "wrong-jaas-pw");
          signIn("bob", "right-jaas-pw");
        }

        private static void signIn(final String user, final String password) throws Exception {
          LoginContext context = new LoginContext("any", new CallbackHandler() {
            public void handle(Callback[] callbacks) {
              ((NameCallback) callbacks[0]).setName(user);
              ((PasswordCallback) callbacks[1]).setPassword(password.toCharArray());
            }
          });
          try {
            context.login();
            context.logout();
          } catch (LoginException e) {
            System.out.println(user + " was refused");
          }
        }
      }
      """;

  private static final String EMPTY_AGENT =
      """
      public class EmptyAgent {
        public static void premain(String options, java.lang.instrument.Instrumentation jvm) {}
      }
      """;

  private Sources() {}

  /** A class path with {@code Hello}, which greets and ends when its standard input ends. */
  static Path helloClassPath() {
    return compile("Hello", HELLO);
  }

  /**
   * A class path with {@code Jaas}, whose four users sign in: eve, ghost and locked fail, bob not.
   */
  static Path jaasClassPath() {
    return compile("Jaas", JAAS);
  }

  /** The jar of an agent that does nothing. */
  static Path emptyAgentJar() {
    return agentJar("EmptyAgent", EMPTY_AGENT);
  }

  /** The jar of an agent of one class. */
  static Path agentJar(String name, String text) {
    Path classes = compile(name, text);
    Path jar = classes.resolve("agent.jar");
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Premain-Class", name);
    manifest.getMainAttributes().putValue("Can-Retransform-Classes", "true");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file, manifest)) {
      out.putNextEntry(new JarEntry(name + ".class"));
      Files.copy(classes.resolve(name + ".class"), out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return jar;
  }

  /** A class path with that class. */
  static Path compile(String name, String text) {
    Path folder = Build.newFolder("compiled");
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      Path source = Files.writeString(folder.resolve(name + ".java"), text);
      List<String> options = List.of("--release", "8", "-Xlint:-options", "-d", folder.toString());
      boolean compiled =
          compiler
              .getTask(messages, files, null, options, null, files.getJavaFileObjects(source))
              .call();
      if (!compiled) {
        throw new AssertionError(messages.toString());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return folder;
  }
}
