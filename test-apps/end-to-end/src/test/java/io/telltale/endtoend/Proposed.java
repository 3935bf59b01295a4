// SPDX-License-Identifier: Apache-2.0

package io.telltale.endtoend;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code scan} proposed: of each kind the methods, the best first, comments included. */
record Proposed(Map<String, List<String>> methods) {

  private static final Pattern KIND = Pattern.compile(" +# ---- (.+)");
  private static final Pattern METHOD = Pattern.compile(" +(?:# +)?execution: \"(.+)\"");

  static Proposed of(List<String> yaml) {
    Map<String, List<String>> methods = new LinkedHashMap<>();
    List<String> current = new ArrayList<>();
    for (String line : yaml) {
      Matcher kind = KIND.matcher(line);
      Matcher method = METHOD.matcher(line);
      if (kind.matches()) {
        current = new ArrayList<>();
        methods.put(kind.group(1), current);
      } else if (method.matches()) {
        current.add(method.group(1));
      }
    }
    return new Proposed(methods);
  }

  /** The methods of a kind, without return types and parameters. */
  List<String> firstFive(String kind) {
    return methods.getOrDefault(kind, List.of()).stream()
        .limit(5)
        .map(method -> method.replaceFirst("^.* ([^ ]+\\.[^ .]+)\\(.*", "$1"))
        .toList();
  }
}
