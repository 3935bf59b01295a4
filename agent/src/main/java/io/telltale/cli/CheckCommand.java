// SPDX-License-Identifier: Apache-2.0

package io.telltale.cli;

import io.telltale.capture.RuleCompiler;
import io.telltale.config.ConfigLoader;
import io.telltale.config.Configuration;
import io.telltale.config.Packs;
import io.telltale.config.Problem;
import io.telltale.redact.PrivacyCheck;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Parameters;

/** {@code check}: says what is wrong in a configuration before an agent has to. */
@Command(
    name = "check",
    description = "Checks a configuration; exit code 1 if anything is wrong in it.")
final class CheckCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FILE", description = "The YAML file.")
  private File file = new File("");

  @Override
  public Integer call() throws IOException {
    Configuration checked = ConfigLoader.check(file, System.getenv(), Packs.bundled());
    List<Problem> problems = new ArrayList<>(checked.problems());
    problems.addAll(new RuleCompiler(checked).problems());
    problems.addAll(PrivacyCheck.problems(checked.privacy()));
    for (Problem problem : problems) {
      System.out.println(Printable.escape(problem.toString()));
    }
    if (!problems.isEmpty()) {
      return ExitCode.SOFTWARE;
    }
    long own = checked.rules().stream().filter(rule -> rule.pack == null).count();
    System.out.println("OK: " + own + (own == 1 ? " pointcut" : " pointcuts"));
    return ExitCode.OK;
  }
}
