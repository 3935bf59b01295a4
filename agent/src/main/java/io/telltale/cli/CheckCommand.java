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
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code check}: says what is wrong in a configuration before an agent has to. */
@Command(
    name = "check",
    description = {
      "Checks a configuration; exit code 1 if anything is wrong in it.",
      "With --against, says which methods of an application would be woven, without starting it;"
          + " exit code 1 if a pointcut of the file matches none."
    })
final class CheckCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FILE", description = "The YAML file.")
  private File file = new File("");

  @Option(
      names = "--against",
      arity = "1..*",
      paramLabel = "ARCHIVE",
      description = "The application: WARs, EARs, jars or folders.")
  private List<File> archives = new ArrayList<>();

  @Option(
      names = "--class-path",
      arity = "1..*",
      paramLabel = "ARCHIVE",
      description =
          "Jars or folders that the application is given by its surroundings, such as the servlet"
              + " API: super types are looked for there.")
  private List<File> classPath = new ArrayList<>();

  @Option(names = "--packs", description = "With --against, lists what the packs match, too.")
  private boolean packs;

  @Override
  public Integer call() throws IOException {
    ArchiveArguments.check(spec.commandLine(), archives, classPath);
    if (archives.isEmpty() && (packs || !classPath.isEmpty())) {
      throw new ParameterException(
          spec.commandLine(), "--packs and --class-path go with --against");
    }
    Configuration checked = ConfigLoader.check(file, System.getenv(), Packs.bundled());
    List<Problem> problems = new ArrayList<>(checked.problems());
    problems.addAll(new RuleCompiler(checked).problems());
    problems.addAll(PrivacyCheck.problems(checked.privacy()));
    PrintStream out = Output.stdout();
    for (Problem problem : problems) {
      out.println(Printable.escape(problem.toString()));
    }
    boolean right = problems.isEmpty();
    if (!archives.isEmpty()) {
      right &= new AgainstReport(checked, archives, classPath, packs).print(out);
    } else if (right) {
      long own = checked.rules().stream().filter(rule -> rule.pack == null).count();
      out.println("OK: " + own + (own == 1 ? " pointcut" : " pointcuts"));
    }
    out.flush();
    return right ? ExitCode.OK : ExitCode.SOFTWARE;
  }
}
