// SPDX-License-Identifier: Apache-2.0

package io.telltale.cli;

import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;

/** Whether to print colours; shared by the commands that do. */
final class ColourOption {

  enum When {
    auto,
    always,
    never
  }

  @Option(
      names = "--color",
      defaultValue = "auto",
      paramLabel = "WHEN",
      description = "${COMPLETION-CANDIDATES}; auto is on a terminal unless NO_COLOR is set.")
  private When when = When.auto;

  Palette palette() {
    return new Palette(when == When.always || (when == When.auto && Ansi.AUTO.enabled()));
  }
}
