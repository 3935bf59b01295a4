// SPDX-License-Identifier: Apache-2.0

package io.telltale.format;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** An object of a JSON document, collected field by field. */
public final class JsonRecord {

  private final Map<String, Object> fields = new LinkedHashMap<>();

  /** Adds the value at which a parser stands. */
  public void add(String name, JsonParser parser) throws IOException {
    Object value = JsonTree.value(parser, 0);
    if (value != null && fields.put(name, value) != null) {
      throw new IOException("'" + name + "' stands twice in an object");
    }
  }

  public Map<String, Object> fields() {
    return fields;
  }
}
