// SPDX-License-Identifier: Apache-2.0

package io.telltale.cli;

import io.telltale.survey.ProposedYaml;
import io.telltale.survey.Scan;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code scan}: proposes pointcuts to who does not know the code. */
@Command(
    name = "scan",
    description = {
      "Looks through an application for methods that sign in, change passwords, export,",
      "administer or check rights, and writes a configuration that proposes a pointcut for each."
    })
final class ScanCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "1..*",
      paramLabel = "ARCHIVE",
      description = "The application: WARs, EARs, jars or folders.")
  private List<File> archives = new ArrayList<>();

  @Option(names = "--output", paramLabel = "FILE", description = "Write there; not over a file.")
  private @Nullable File output;

  @Option(
      names = "--libraries",
      description = "Look into its libraries, too, but for those that many applications have.")
  private boolean libraries;

  @Override
  public Integer call() throws IOException {
    ArchiveArguments.check(spec.commandLine(), archives);
    if (output != null && output.exists()) {
      throw new ParameterException(spec.commandLine(), output + " is there already");
    }
    Scan scan = Scan.of(archives, libraries);
    for (String problem : scan.problems()) {
      System.err.println("telltale: " + Printable.escape(problem));
    }
    if (scan.classes() == 0) {
      throw new CliException("there are no classes in " + ArchiveArguments.names(archives), null);
    }
    ProposedYaml yaml = ProposedYaml.of(scan, ArchiveArguments.names(archives), service());
    if (output == null) {
      print(yaml, Output.stdout());
    } else {
      try (PrintStream file = new PrintStream(new FileOutputStream(output), false, "UTF-8")) {
        print(yaml, file);
      }
      System.out.printf(
          "%s: %d pointcuts in force, %d as comments, from %d class files%n",
          output, yaml.inForce(), yaml.commented(), scan.classes());
    }
    return ExitCode.OK;
  }

  private static void print(ProposedYaml yaml, PrintStream out) throws IOException {
    yaml.lines().forEach(line -> out.println(Printable.escape(line)));
    if (out.checkError()) {
      throw new CliException("it cannot be written", null);
    }
  }

  private String service() {
    String name = archives.get(0).getAbsoluteFile().getName();
    int end = name.lastIndexOf('.');
    return end > 0 ? name.substring(0, end) : name;
  }
}
