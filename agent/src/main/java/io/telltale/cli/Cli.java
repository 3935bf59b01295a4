// SPDX-License-Identifier: Apache-2.0

package io.telltale.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code java -jar telltale.jar}: the command line. */
@Command(
    name = "telltale",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = VersionCommand.class,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Makes an application tell who logged in, who was refused, and what left the building.",
      "As an agent: java -javaagent:telltale.jar=config=FILE,target=URL,service=NAME ..."
    },
    subcommands = {
      DemoCommand.class,
      AttachCommand.class,
      ReceiveCommand.class,
      CheckCommand.class,
      ScanCommand.class,
      VerifyCommand.class,
      PacksCommand.class,
      SchemaCommand.class,
      VersionCommand.class,
      HelpCommand.class
    })
public final class Cli implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  private Cli() {}

  /**
   * Runs one command and exits: 0 if it went well, 1 if not, 2 if it was called wrongly.
   *
   * @param args as typed
   */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Cli())
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> {
              String message =
                  failure instanceof CliException ? failure.getMessage() : failure.toString();
              command.getErr().println("telltale: " + Printable.escape(String.valueOf(message)));
              return CommandLine.ExitCode.SOFTWARE;
            });
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "which command?");
  }
}
