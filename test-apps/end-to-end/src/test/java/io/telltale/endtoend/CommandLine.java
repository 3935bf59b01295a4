// SPDX-License-Identifier: Apache-2.0

package io.telltale.endtoend;

import io.telltale.harness.Build;
import io.telltale.harness.Forked;
import io.telltale.harness.Jvm;
import io.telltale.harness.Jvms;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What {@code java -jar telltale.jar ...} printed and how it ended. */
record CommandLine(int exitCode, String stdout, String stderr) {

  static CommandLine run(Object... arguments) {
    return run(Jvms.current(), List.of(), arguments);
  }

  static CommandLine run(Jvm jvm, List<String> flags, Object... arguments) {
    List<String> command = new ArrayList<>(List.of(jvm.java().toString()));
    command.addAll(flags);
    command.addAll(List.of("-jar", Build.agentJar().toString()));
    Arrays.stream(arguments).map(Object::toString).forEach(command::add);
    Path folder = Build.newFolder("command-line");
    try (Forked forked = Forked.start(folder, command)) {
      return new CommandLine(forked.awaitExit(), forked.stdout(), forked.stderr());
    }
  }

  List<String> lines() {
    return stdout.lines().toList();
  }
}
