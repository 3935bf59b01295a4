// SPDX-License-Identifier: Apache-2.0

package io.telltale.value;

import io.telltale.event.Marked;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a rule says that a value is: {@code args[1] as id}. What it is not is not told. */
enum ValueType {
  TEXT {
    @Override
    Object of(Object plain) {
      return plain;
    }
  },
  USER {
    @Override
    Object of(Object plain) {
      return new Marked(Marked.Kind.USER, plain.toString());
    }
  },
  HASH {
    @Override
    Object of(Object plain) {
      return new Marked(Marked.Kind.HASH, plain.toString());
    }
  },
  ID {
    @Override
    @Nullable Object of(Object plain) {
      String text = plain.toString();
      return isWord(text, 128, "-_.:/@+=#$~") ? new Marked(Marked.Kind.ID, text) : null;
    }
  },
  ENUM {
    @Override
    @Nullable Object of(Object plain) {
      return isWord(plain.toString(), 64, "-_.") ? plain : null;
    }
  },
  PATH {
    @Override
    Object of(Object plain) {
      return UrlPath.alone(plain.toString());
    }
  },
  COUNT {
    @Override
    @Nullable Object of(Object plain) {
      if (plain instanceof Long || plain instanceof Double) {
        return plain;
      }
      String text = plain.toString();
      return text.matches("-?[0-9]{1,18}") ? (Object) Long.valueOf(text) : null;
    }
  };

  /** What is told of a plain value; null if it is none of this type. */
  abstract @Nullable Object of(Object plain);

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static boolean isWord(String text, int longest, String signs) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Character.isLetterOrDigit(c) && signs.indexOf(c) < 0) {
        return false;
      }
    }
    return !text.isEmpty() && text.length() <= longest;
  }
}
