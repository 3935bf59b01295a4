// SPDX-License-Identifier: Apache-2.0

package io.telltale.secrets;

import io.telltale.config.Layout;
import io.telltale.config.Privacy;
import io.telltale.event.SecurityEvent;
import io.telltale.format.EventStream;
import io.telltale.format.Identity;
import io.telltale.redact.Redactor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The way of an event to the bytes that leave, in every format. */
final class Wire {

  private final Redactor redactor;
  private final Map<Layout.Schema, EventStream> streams = new LinkedHashMap<>();

  Wire(Privacy privacy) {
    this.redactor = new Redactor(privacy);
    for (Layout.Schema schema : Layout.Schema.values()) {
      streams.put(
          schema,
          EventStream.unsealed(
              Layout.of(schema),
              new Identity("payroll", "test", "app01", 4_711),
              EventStream.MOST_BYTES));
    }
  }

  /** The message in each format. */
  Map<String, String> of(SecurityEvent event) throws IOException {
    SecurityEvent redacted = redactor.redact(event);
    Map<String, String> messages = new LinkedHashMap<>();
    for (Map.Entry<Layout.Schema, EventStream> stream : streams.entrySet()) {
      try {
        stream
            .getValue()
            .add(
                redacted,
                (bytes, type) ->
                    messages.merge(
                        stream.getKey().toString(),
                        new String(bytes, StandardCharsets.UTF_8),
                        String::concat));
      } catch (GeneralSecurityException e) {
        throw new AssertionError("nothing is sealed", e);
      }
    }
    return messages;
  }

  /** As a reader has it that takes escapes away, whichever the format's are. */
  static String unescaped(String message) {
    return message
        .replace("\\n", "\n")
        .replace("\\u000a", "\n")
        .replace("\\t", "\t")
        .replace("\\u0026", "&")
        .replace("\\", "");
  }
}
