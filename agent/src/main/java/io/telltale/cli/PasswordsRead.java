// SPDX-License-Identifier: Apache-2.0

package io.telltale.cli;

import io.telltale.config.Rule;
import io.telltale.config.SyntaxException;
import io.telltale.config.Text;
import io.telltale.value.ValueParser;
import java.io.PrintStream;
import java.util.Map;

/** Values of a rule that lead to a parameter of which the class file says that it is a password. */
final class PasswordsRead {

  private PasswordsRead() {}

  /** Prints them; false if there are none. */
  static boolean print(PrintStream out, Rule rule, Map<String, Map<Integer, String>> passwords) {
    boolean any = false;
    for (Map.Entry<String, Map<Integer, String>> method : passwords.entrySet()) {
      for (Map.Entry<Integer, String> password : method.getValue().entrySet()) {
        for (Map.Entry<String, Text> value : rule.values().entrySet()) {
          if (reads(value.getValue(), password.getKey())) {
            any = true;
            out.println(
                Printable.escape(
                    "  READS A PASSWORD: "
                        + value.getKey()
                        + " of args["
                        + password.getKey()
                        + "], "
                        + password.getValue()
                        + " in "
                        + method.getKey()
                        + "   ("
                        + value.getValue().position()
                        + ")"));
          }
        }
      }
    }
    return any;
  }

  private static boolean reads(Text value, int argument) {
    try {
      return ValueParser.value(value.value()).readsArgument(argument);
    } catch (SyntaxException e) {
      return false; // the check of the file has told
    }
  }
}
