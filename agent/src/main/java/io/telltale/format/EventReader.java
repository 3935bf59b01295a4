// SPDX-License-Identifier: Apache-2.0

package io.telltale.format;

import io.telltale.event.Name;
import io.telltale.event.Pairs;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds our event in what a collector stored: a line of text with any header before it, or an
 * object in which it may lie at any depth, as a text or taken apart. For one thread.
 */
public final class EventReader {

  private static final Identity NOBODY = new Identity("", null, "", -1);
  private static final String[] MARKS = {
    "\"seal\":{", "\"chain_uid\":\"", "TelltaleSealSession=", "sealSession="
  };
  private static final int MOST_NAMES = 10_000;
  private static final int MOST_BRACES = 8;

  private final Schema[] json = {
    new EcsSchema(NOBODY), new OcsfSchema(NOBODY, false), new OcsfSchema(NOBODY, true)
  };
  private final Schema cef = new CefSchema(NOBODY);
  private final Schema leef = new LeefSchema(NOBODY);
  private final Schema data = new SdSchema(NOBODY, 0);
  private final StoredText texts = new StoredText();
  private final Pairs flat = Pairs.ofAnyText();
  private final Pairs ours = Pairs.ofAnyText();
  private final Map<String, Name> names = new HashMap<>();

  /** The event in a line of text; null if there is none. */
  public @Nullable StoredEvent read(String line) {
    int brace = line.indexOf('{');
    int other = -1;
    for (String start : new String[] {StoredText.CEF, StoredText.LEEF, StoredText.DATA}) {
      int at = line.indexOf(start);
      other = at >= 0 && (other < 0 || at < other) ? at : other;
    }
    if (other >= 0 && (brace < 0 || other < brace)) {
      return text(line.substring(other));
    }
    for (int i = 0; brace >= 0 && i < MOST_BRACES; i++) {
      Map<String, Object> object = JsonTree.object(line.substring(brace));
      if (object != null) {
        return read(object);
      }
      brace = line.indexOf('{', brace + 1);
    }
    return null;
  }

  /** Whether a line that cannot be read was one of ours. */
  public boolean looksSealed(String line) {
    for (String mark : MARKS) {
      if (line.contains(mark)) {
        return true;
      }
    }
    return false;
  }

  private @Nullable StoredEvent text(String text) {
    if (text.startsWith(StoredText.CEF)) {
      return event(cef, texts.cef(text));
    }
    return text.startsWith(StoredText.LEEF)
        ? event(leef, texts.leef(text))
        : event(data, texts.data(text));
  }

  private static @Nullable StoredEvent event(Schema schema, @Nullable Pairs pairs) {
    return pairs == null ? null : new StoredEvent(schema, pairs);
  }

  /** The event in an object; null if there is none. */
  public @Nullable StoredEvent read(Map<String, Object> object) {
    flat.clear();
    flatten("", object);
    for (int i = 0; i < flat.size(); i++) {
      String name = flat.name(i).toString();
      for (Schema schema : json) {
        String session = schema.sealNames.session.toString();
        if (name.endsWith(session) && isBorder(name, name.length() - session.length())) {
          return new StoredEvent(
              schema, pick(schema, name.substring(0, name.length() - session.length())));
        }
      }
    }
    return inTexts(object);
  }

  private static boolean isBorder(String name, int at) {
    return at == 0 || name.charAt(at - 1) == '.';
  }

  /** What is ours of what lies below a name. */
  private Pairs pick(Schema schema, String below) {
    ours.clear();
    for (int i = 0; i < flat.size(); i++) {
      String name = flat.name(i).toString();
      if (name.startsWith(below)) {
        Name own = name(name.substring(below.length()));
        if (schema.owns(own)) {
          ours.copy(own, flat, i);
        }
      }
    }
    ours.sort();
    return ours;
  }

  /** A text in the object, or in one inside it, that holds the event, such as {@code _raw}. */
  private @Nullable StoredEvent inTexts(Object value) {
    if (value instanceof String) {
      String text = (String) value;
      return text.contains("elltale") ? read(text) : null;
    }
    Iterable<?> inner = value instanceof Map ? ((Map<?, ?>) value).values() : (List<?>) value;
    for (Object one : inner) {
      StoredEvent found = inTexts(one);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private void flatten(String name, Object value) {
    if (value instanceof Map) {
      for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
        String key = splunk(String.valueOf(entry.getKey()));
        Object inner = entry.getValue();
        flatten(name.isEmpty() ? key : name + "." + key, inner);
      }
    } else if (value instanceof List) {
      for (Object item : (List<?>) value) {
        flatten(item instanceof Map ? name + "[]" : name, item);
      }
    } else {
      flat.longText(name(name), value.toString());
    }
  }

  /** Splunk writes {@code a{}} for the items of a list, and {@code a{}.b} for what is in them. */
  private static String splunk(String key) {
    if (key.indexOf('{') < 0) {
      return key;
    }
    String inner = key.replace("{}.", "[].");
    return inner.endsWith("{}") ? inner.substring(0, inner.length() - 2) : inner;
  }

  private Name name(String text) {
    Name known = names.get(text);
    if (known == null) {
      known = Name.of(text);
      if (names.size() < MOST_NAMES) {
        names.put(text, known);
      }
    }
    return known;
  }
}
