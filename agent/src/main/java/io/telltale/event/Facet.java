// SPDX-License-Identifier: Apache-2.0

package io.telltale.event;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What several events may have in common, and so be counted by. */
public enum Facet {
  USER {
    /** The same for all spellings that a directory takes for one. */
    @Override
    public @Nullable String of(SecurityEvent event) {
      String user = event.user();
      return user == null
          ? null
          : Normalizer.normalize(user.trim().toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
    }
  },
  SOURCE {
    @Override
    public @Nullable String of(SecurityEvent event) {
      Request request = event.request();
      return request == null ? null : request.source();
    }
  },
  SESSION {
    @Override
    public @Nullable String of(SecurityEvent event) {
      Request request = event.request();
      return request == null ? null : request.session();
    }
  },
  USER_AGENT {
    @Override
    public @Nullable String of(SecurityEvent event) {
      Request request = event.request();
      return request == null ? null : request.userAgent();
    }
  },
  PATH {
    @Override
    public @Nullable String of(SecurityEvent event) {
      Request request = event.request();
      return request == null ? null : request.path();
    }
  },
  RESOURCE {
    @Override
    public @Nullable String of(SecurityEvent event) {
      return event.resource();
    }
  };

  /** The value, as events of one kind have it in common; null if the event has none. */
  public abstract @Nullable String of(SecurityEvent event);

  /** What a configuration calls it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What a configuration calls all of them. */
  public static List<String> words() {
    List<String> words = new ArrayList<>();
    for (Facet facet : values()) {
      words.add(facet.word());
    }
    return words;
  }
}
