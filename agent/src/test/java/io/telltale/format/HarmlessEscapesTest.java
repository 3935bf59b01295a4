// SPDX-License-Identifier: Apache-2.0

package io.telltale.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class HarmlessEscapesTest {

  /** What is cut by a wrong length would be too long for its receiver. */
  @Test
  void knowHowLongEveryCodePointBecomes() throws IOException {
    JsonFactory json = new JsonFactory();
    json.setCharacterEscapes(new HarmlessEscapes());
    json.enable(JsonGenerator.Feature.COMBINE_UNICODE_SURROGATES_IN_UTF8);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
        continue;
      }
      out.reset();
      try (JsonGenerator generator = json.createGenerator(out)) {
        generator.writeString(Character.toString(c));
      }
      int quotes = 2;
      if (out.size() - quotes != HarmlessEscapes.bytesOf(c)) {
        assertThat(HarmlessEscapes.bytesOf(c)).as("U+%04X", c).isEqualTo(out.size() - quotes);
      }
    }
  }
}
