// SPDX-License-Identifier: Apache-2.0

package io.telltale.cli;

import io.telltale.config.Pack;
import io.telltale.config.Packs;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/** {@code packs}: lists what Telltale knows without a line of configuration. */
@Command(name = "packs", description = "Lists the bundled packs.")
final class PacksCommand implements Callable<Integer> {

  @Override
  public Integer call() throws IOException {
    for (Pack pack : Packs.bundled().values()) {
      int count = pack.rules().size();
      String versions = pack.versions() == null ? "" : " [" + pack.versions() + "]";
      System.out.printf(
          "%-12s %s%s, %d %s%n",
          pack.name(), pack.description(), versions, count, count == 1 ? "pointcut" : "pointcuts");
    }
    return ExitCode.OK;
  }
}
