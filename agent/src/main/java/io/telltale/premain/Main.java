// SPDX-License-Identifier: Apache-2.0

package io.telltale.premain;

/** What {@code java -jar telltale.jar} calls: hands over to the command line. */
public final class Main {

  private Main() {}

  /**
   * Runs the command line in the agent's class loader.
   *
   * @param args as typed
   * @throws Exception if the jar cannot be read
   */
  public static void main(String[] args) throws Exception {
    ClassLoader loader = AgentClassLoader.open(AgentJar.locate());
    Thread.currentThread().setContextClassLoader(loader);
    loader
        .loadClass("io.telltale.cli.Cli")
        .getMethod("main", String[].class)
        .invoke(null, (Object) args);
  }
}
