// SPDX-License-Identifier: Apache-2.0

package io.telltale.premain;

import java.io.File;
import java.lang.instrument.Instrumentation;

/** What the JVM calls for {@code -javaagent:telltale.jar}. Never throws into the JVM. */
public final class Premain {

  private static boolean started;

  private Premain() {}

  /**
   * Starts the agent before {@code main}.
   *
   * @param options what follows {@code telltale.jar=}, or null
   */
  public static void premain(String options, Instrumentation instrumentation) {
    start(options, instrumentation);
  }

  /** Starts the agent in a JVM that already runs. */
  public static synchronized void agentmain(String options, Instrumentation instrumentation) {
    if (started) {
      System.err.println("telltale: is here already, and goes on as before");
    }
    start(options, instrumentation);
  }

  private static synchronized void start(String options, Instrumentation instrumentation) {
    if (started) {
      return; // the jar is listed twice
    }
    started = true;
    try {
      if (JvmCheck.isJdkTool(System.getProperty("sun.java.command"))) {
        return; // JAVA_TOOL_OPTIONS reaches keytool and jcmd too
      }
      String refusal = JvmCheck.refusal(System.getProperty("java.version"));
      if (refusal != null) {
        System.err.println("telltale: not started: " + refusal);
        return;
      }
      File jar = AgentJar.locate();
      Class<?> agent = AgentClassLoader.open(jar).loadClass("io.telltale.agent.Agent");
      agent
          .getMethod("start", String.class, Instrumentation.class)
          .invoke(null, options, instrumentation);
    } catch (Throwable t) {
      // An exception out of premain would end the JVM, and with it the application.
      Throwable cause = t.getCause() == null ? t : t.getCause();
      System.err.println(
          "telltale: not started, the application runs without it: " + cause + remedy(cause));
    }
  }

  private static String remedy(Throwable cause) {
    return cause instanceof SecurityException && System.getSecurityManager() != null
        ? "; the policy needs: grant codeBase \"file:/PATH/TO/telltale.jar\""
            + " { permission java.security.AllPermission; };"
        : "";
  }
}
