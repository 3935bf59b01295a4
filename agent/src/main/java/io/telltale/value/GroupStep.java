// SPDX-License-Identifier: Apache-2.0

package io.telltale.value;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code .group("as (\\w+)")}: of a text what the expression's first group finds in it, of anything
 * else the method of that name.
 */
final class GroupStep implements Step {

  static final String NAME = "group";

  private final Pattern pattern;
  private final Step ofOthers;

  GroupStep(Pattern pattern, Step ofOthers) {
    this.pattern = pattern;
    this.ofOthers = ofOthers;
  }

  @Override
  public @Nullable Object apply(Object from) throws ReadException {
    if (!(from instanceof String)) {
      return ofOthers.apply(from);
    }
    Matcher matcher = pattern.matcher((String) from);
    if (!matcher.find()) {
      return null;
    }
    return matcher.group(Math.min(1, matcher.groupCount()));
  }

  @Override
  public String name() {
    return NAME;
  }
}
