// SPDX-License-Identifier: Apache-2.0

package io.telltale.config;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tables of keys in the documentation. */
final class KeyTables {

  private KeyTables() {}

  /** The document with its tables as they should be. */
  static String in(String document) {
    String fresh = replaced(document, "configuration", Section.CONFIGURATION);
    fresh = replaced(fresh, "target", Section.TARGET);
    fresh = replaced(fresh, "queue", Section.QUEUE);
    fresh = replaced(fresh, "spool", Section.SPOOL);
    fresh = replaced(fresh, "seal", Section.SEAL);
    fresh = replaced(fresh, "privacy", Section.PRIVACY);
    fresh = replaced(fresh, "detection", Section.DETECTION);
    return replaced(fresh, "pointcut", Section.POINTCUT);
  }

  private static String replaced(String document, String name, Section section) {
    String begin = "<!-- keys: " + name + " -->\n";
    Pattern part = Pattern.compile(Pattern.quote(begin) + ".*?<!-- end -->", Pattern.DOTALL);
    Matcher matcher = part.matcher(document);
    if (!matcher.find()) {
      throw new AssertionError("no place for the keys of " + name);
    }
    return matcher.replaceFirst(Matcher.quoteReplacement(begin + table(section) + "<!-- end -->"));
  }

  private static String table(Section section) {
    StringBuilder table = new StringBuilder("| key | meaning | default |\n| --- | --- | --- |\n");
    for (Key key : section.keys) {
      String standard = key.required ? "required" : key.standard == null ? "" : key.standard;
      String row = String.join(" | ", "`" + key.name + "`", key.meaning, standard);
      table.append("| ").append(row).append(standard.isEmpty() ? "|\n" : " |\n");
    }
    return table.toString();
  }
}
