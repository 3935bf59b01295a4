// SPDX-License-Identifier: Apache-2.0

package io.telltale.cli;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import net.bytebuddy.agent.ByteBuddyAgent;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code attach}: loads the agent into a JVM that runs already. */
@Command(
    name = "attach",
    description = {
      "Loads the agent into a Java process that is running.",
      "Needs a JDK, or a JRE with the module jdk.attach, and the user of that process."
    })
final class AttachCommand implements Callable<Integer> {

  @Parameters(paramLabel = "PID", description = "The process, as jps or ps shows it.")
  private long pid;

  @Option(names = "--config", paramLabel = "FILE", description = "The agent's configuration.")
  private @Nullable File config;

  @Option(names = "--target", paramLabel = "URL", description = "Where events go.")
  private @Nullable String target;

  @Option(names = "--service", paramLabel = "NAME", description = "The application's name.")
  private @Nullable String service;

  @Override
  public Integer call() throws CliException {
    File jar =
        OwnJar.file().orElseThrow(() -> new CliException("not started from telltale.jar", null));
    String process = Long.toString(pid);
    try {
      ByteBuddyAgent.attach(jar, process, agentOptions());
    } catch (IllegalStateException e) {
      String reason = reason(e);
      // A JVM up to 9 answers with a bare 0, which the JDK from 10 on takes for an error's text.
      if (!reason.equals("0")) {
        throw new CliException("cannot attach to " + process + ": " + reason, e);
      }
    }
    System.out.println(
        "loaded into " + process + ", on whose standard error the agent says what it does");
    return ExitCode.OK;
  }

  /** A relative path would be looked for where the other process runs. */
  private String agentOptions() {
    List<String> options = new ArrayList<>();
    if (config != null) {
      options.add("config=" + config.getAbsolutePath());
    }
    if (target != null) {
      options.add("target=" + target);
    }
    if (service != null) {
      options.add("service=" + service);
    }
    return String.join(",", options);
  }

  private static String reason(IllegalStateException e) {
    if (e.getCause() == null) {
      return "the Java in "
          + System.getProperty("java.home")
          + " cannot do that; use a JDK, or a JRE with the module jdk.attach";
    }
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause.getMessage() == null ? cause.toString() : cause.getMessage();
  }
}
