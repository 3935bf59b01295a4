// SPDX-License-Identifier: Apache-2.0

package io.telltale.redact;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.telltale.config.Privacy;
import io.telltale.config.Problem;
import io.telltale.config.SyntaxException;
import io.telltale.config.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads the patterns that a user added, and says what is wrong with them. */
public final class PrivacyCheck {

  private PrivacyCheck() {}

  /** What is wrong. */
  public static List<Problem> problems(Privacy privacy) {
    List<Problem> problems = new ArrayList<>();
    for (Map.Entry<String, Text> entry : privacy.patterns().entrySet()) {
      try {
        pattern(entry);
      } catch (SyntaxException e) {
        problems.add(e.in(entry.getValue()));
      }
    }
    return problems;
  }

  /** Those in which nothing is wrong. */
  static List<OwnPattern> patterns(Privacy privacy) {
    List<OwnPattern> patterns = new ArrayList<>();
    for (Map.Entry<String, Text> entry : privacy.patterns().entrySet()) {
      try {
        patterns.add(pattern(entry));
      } catch (SyntaxException e) {
        // told at the start, and left out
      }
    }
    return patterns;
  }

  private static OwnPattern pattern(Map.Entry<String, Text> entry) throws SyntaxException {
    String written = entry.getValue().value();
    try {
      Pattern pattern = Pattern.compile(written);
      if (pattern.matcher("").find()) {
        throw new SyntaxException(0, "'" + written + "' matches the empty text, hence anywhere");
      }
      return new OwnPattern(entry.getKey(), pattern);
    } catch (PatternSyntaxException e) {
      throw new SyntaxException(
          0,
          "'"
              + written
              + "' is no regular expression of RE2's syntax, which has no look-around and no"
              + " back-references: "
              + e.getDescription());
    }
  }
}
