// SPDX-License-Identifier: Apache-2.0

package io.telltale.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs JMH with the agent in every JVM that it starts, so that what is measured is woven as it is
 * in an application. Arguments are JMH's.
 */
public final class Benchmarks {

  static final String JAR = "agent/target/telltale.jar";

  private Benchmarks() {}

  /**
   * Runs benchmarks.
   *
   * @param arguments such as {@code Meter}, or {@code -prof gc Meter}; without any, all
   */
  public static void main(String[] arguments)
      throws IOException, RunnerException, CommandLineOptionException {
    Path jar = Path.of(System.getProperty("telltale.jar", JAR));
    if (!Files.exists(jar)) {
      throw new IOException("no " + jar.toAbsolutePath() + "; say where: -Dtelltale.jar=FILE");
    }
    Path configuration = Files.createTempFile("benchmarks", ".yaml");
    try (InputStream in = Benchmarks.class.getResourceAsStream("/benchmarks.yaml")) {
      Files.write(configuration, in.readAllBytes());
      String agent = "-javaagent:" + jar + "=config=" + configuration + ",target=file:/dev/null";
      new Runner(
              new OptionsBuilder()
                  .parent(new CommandLineOptions(arguments))
                  .jvmArgsAppend(agent, "-Dtelltale.jar=" + jar)
                  .build())
          .run();
    } finally {
      Files.delete(configuration);
    }
  }
}
