// SPDX-License-Identifier: Apache-2.0

package io.telltale.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IVersionProvider;

/** {@code version}, and what {@code --version} prints. */
@Command(name = "version", description = "Prints the versions of Telltale and of this Java.")
final class VersionCommand implements Callable<Integer>, IVersionProvider {

  @Override
  public String[] getVersion() throws IOException {
    return new String[] {
      "telltale " + OwnJar.version(),
      "java "
          + System.getProperty("java.version")
          + " ("
          + System.getProperty("java.vm.vendor")
          + " "
          + System.getProperty("java.vm.name")
          + ")"
    };
  }

  @Override
  public Integer call() throws IOException {
    for (String line : getVersion()) {
      System.out.println(line);
    }
    return ExitCode.OK;
  }
}
