// SPDX-License-Identifier: Apache-2.0

package io.telltale.survey;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The words of a name, {@code checkPassword} and {@code CHECK_PASSWORD} alike, with each two that
 * stand together as one more, since people write {@code logIn} and {@code motDePasse}.
 */
final class Tokens {

  /** From lower to upper case, from an abbreviation to a word, and at what is no letter. */
  private static final Pattern BORDER =
      Pattern.compile("(?<=[\\p{Ll}\\d])(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})|[^\\p{L}]+");

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");

  private final Set<String> words = new LinkedHashSet<>();
  private final String first;

  private Tokens(List<String> plain) {
    for (int i = 0; i < plain.size(); i++) {
      StringBuilder joined = new StringBuilder();
      for (int j = i; j < Math.min(plain.size(), i + 3); j++) {
        joined.append(plain.get(j));
        words.add(joined.toString());
      }
    }
    this.first = plain.isEmpty() ? "" : plain.get(0);
  }

  static Tokens of(String name) {
    String bare =
        MARKS
            .matcher(Normalizer.normalize(name.replace("ł", "l"), Normalizer.Form.NFD))
            .replaceAll("");
    List<String> plain = new ArrayList<>();
    for (String word : BORDER.split(bare)) {
      if (!word.isEmpty()) {
        plain.add(word.toLowerCase(Locale.ROOT));
      }
    }
    return new Tokens(plain);
  }

  /** The word that the name begins with. */
  String first() {
    return first;
  }

  boolean contains(String word) {
    return words.contains(word);
  }

  boolean anyMatches(Pattern pattern) {
    for (String word : words) {
      if (pattern.matcher(word).matches()) {
        return true;
      }
    }
    return false;
  }
}
