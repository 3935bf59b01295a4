// SPDX-License-Identifier: Apache-2.0

package io.telltale.value;

import io.telltale.event.Marked;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What {@code [*]} leads to: different plain texts, in order, of which many are cut. Immutable. */
public final class Listing {

  /** Texts that are shown; one more is kept, to know that there are more. */
  static final int MOST = 32;

  private final Set<String> texts;

  private Listing(Set<String> texts) {
    this.texts = texts;
  }

  /** Collects texts for a listing. */
  static final class Builder {
    private final Set<String> texts = new LinkedHashSet<>();

    /** Adds what an element led to, if it is plain; of a listing each text. */
    void add(@Nullable Object value) {
      if (value instanceof Listing) {
        texts.addAll(((Listing) value).texts);
      } else {
        String text = Plain.text(value);
        if (text != null) {
          texts.add(text);
        }
      }
    }

    boolean isFull() {
      return texts.size() > MOST;
    }

    /** Null if there is nothing in it. */
    @Nullable Listing build() {
      return texts.isEmpty() ? null : new Listing(texts);
    }
  }

  /** Both as one listing; what is no listing counts as a listing of itself. */
  public static Object joined(Object one, Object other) {
    if (one instanceof Marked || other instanceof Marked) {
      return one; // nobody may read them here
    }
    Builder both = new Builder();
    both.add(one);
    if (!both.isFull()) {
      both.add(other);
    }
    Listing listing = both.build();
    return listing == null ? one : listing;
  }

  /** {@code name, street}; of more than are kept {@code name, street, …}. */
  String text() {
    StringBuilder joined = new StringBuilder();
    int left = MOST;
    for (String text : texts) {
      joined.append(left == MOST ? "" : ", ").append(left == 0 ? "…" : text);
      if (left-- == 0) {
        break;
      }
    }
    return joined.toString();
  }
}
