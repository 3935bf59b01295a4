// SPDX-License-Identifier: Apache-2.0

package io.telltale.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Shows a message as one line of JSON: its MSG if that is a JSON object, else an object of ECS
 * fields with the text in {@code message} and the header in {@code log.syslog}.
 */
final class JsonFormat implements EventFormat {

  private static final JsonFactory JSON = new JsonFactory();

  @Override
  public String line(byte[] message, String peer) {
    Optional<SyslogMessage> parsed = SyslogMessage.parse(message);
    String text =
        parsed.isPresent() ? parsed.get().text() : new String(message, StandardCharsets.UTF_8);
    String json = EventFields.parse(text).isPresent() ? text : wrap(text, parsed, peer);
    // In valid JSON these stand between tokens only, and what escape() writes only within strings.
    return Printable.escape(json.replace('\n', ' ').replace('\r', ' ').replace('\t', ' '));
  }

  private static String wrap(String text, Optional<SyslogMessage> parsed, String peer) {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeStringField("message", text);
      json.writeObjectFieldStart("log");
      json.writeObjectFieldStart("source");
      json.writeStringField("address", peer);
      json.writeEndObject();
      if (parsed.isPresent()) {
        writeHeader(json, parsed.get());
      }
      json.writeEndObject();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a StringWriter does no I/O
    }
    return out.toString();
  }

  private static void writeHeader(JsonGenerator json, SyslogMessage header) throws IOException {
    json.writeObjectFieldStart("syslog");
    json.writeNumberField("priority", header.priority());
    json.writeStringField("hostname", header.hostName());
    json.writeStringField("appname", header.appName());
    json.writeStringField("procid", header.processId());
    json.writeStringField("msgid", header.messageId());
    json.writeEndObject();
  }
}
