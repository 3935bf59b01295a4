// SPDX-License-Identifier: Apache-2.0

package io.telltale.verify;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.telltale.format.JsonRecord;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * What a source holds: lines, or JSON over many lines, such as the answer of a search. Compressed
 * or not.
 */
final class Records {

  /** Takes them one by one. */
  interface Sink {

    /** A line of any form. */
    void line(String line, long number);

    /** An object of a document of several. */
    void object(Map<String, Object> object, long number);
  }

  private static final int LOOKED_AT = 1 << 16;
  private static final int GZIP_FIRST = 0x1f;
  private static final int GZIP_SECOND = 0x8b;

  private final Sink sink;
  private long number;

  private Records(Sink sink) {
    this.sink = sink;
  }

  static void read(InputStream source, Sink sink) throws IOException {
    BufferedInputStream in = new BufferedInputStream(source, LOOKED_AT);
    in.mark(2);
    boolean compressed = in.read() == GZIP_FIRST && in.read() == GZIP_SECOND;
    in.reset();
    BufferedInputStream plain = compressed ? new BufferedInputStream(unpacked(in), LOOKED_AT) : in;
    Records records = new Records(sink);
    try {
      if (isDocument(plain)) {
        records.document(plain);
      } else {
        records.lines(plain);
      }
    } catch (EOFException e) {
      throw endsTooEarly(e);
    }
  }

  private static InputStream unpacked(InputStream in) throws IOException {
    try {
      return new GZIPInputStream(in, LOOKED_AT);
    } catch (EOFException e) {
      throw endsTooEarly(e);
    }
  }

  /** The exception itself says nothing. */
  private static IOException endsTooEarly(EOFException e) {
    return new IOException("what was compressed ends too early", e);
  }

  /** Whether it is JSON in which an event has more than a line, or a line more than an event. */
  private static boolean isDocument(BufferedInputStream in) throws IOException {
    in.mark(LOOKED_AT);
    byte[] start = new byte[LOOKED_AT / 2];
    int length = 0;
    for (int read = 0; read >= 0 && length < start.length; length += Math.max(0, read)) {
      read = in.read(start, length, start.length - length);
    }
    in.reset();
    String text = new String(start, 0, length, StandardCharsets.UTF_8);
    String trimmed = text.trim();
    if (trimmed.startsWith("[")) {
      return !trimmed.startsWith("[telltale@");
    }
    if (!trimmed.startsWith("{")) {
      return false;
    }
    int end = text.indexOf('\n');
    String line = end < 0 ? text : text.substring(0, end);
    return line.replace(" ", "").contains("\"hits\":{") || (end >= 0 && !line.trim().endsWith("}"));
  }

  private void lines(InputStream in) throws IOException {
    Lines lines = new Lines(in);
    for (String line = lines.next(); line != null; line = lines.next()) {
      number++;
      if (!line.isEmpty()) {
        sink.line(line, number);
      }
    }
  }

  private void document(InputStream in) throws IOException {
    try (JsonParser parser = new JsonFactory().createParser(in)) {
      while (parser.nextToken() != null) {
        value(parser);
      }
    }
  }

  /** Goes into lists and into what holds them, since these may not fit into memory. */
  private void value(JsonParser parser) throws IOException {
    if (parser.currentToken() == JsonToken.START_ARRAY) {
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        value(parser);
      }
    } else if (parser.currentToken() == JsonToken.START_OBJECT) {
      JsonRecord record = new JsonRecord();
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String name = parser.currentName();
        parser.nextToken();
        if (name.equals("hits") || name.equals("results") || name.equals("rows")) {
          value(parser);
        } else {
          record.add(name, parser);
        }
      }
      number++;
      sink.object(record.fields(), number);
    }
  }
}
