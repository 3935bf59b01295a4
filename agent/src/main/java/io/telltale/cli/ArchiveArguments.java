// SPDX-License-Identifier: Apache-2.0

package io.telltale.cli;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Archives that somebody typed. */
final class ArchiveArguments {

  private ArchiveArguments() {}

  static String names(List<File> files) {
    List<String> names = new ArrayList<>();
    files.forEach(file -> names.add(file.getPath()));
    return String.join(", ", names);
  }

  /** Refuses what is not there, before minutes are spent on the rest. */
  @SafeVarargs
  static void check(CommandLine command, List<File>... archives) {
    for (List<File> some : archives) {
      for (File archive : some) {
        if (!archive.exists()) {
          throw new ParameterException(command, "there is no " + archive);
        }
      }
    }
  }
}
