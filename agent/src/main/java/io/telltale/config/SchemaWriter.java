// SPDX-License-Identifier: Apache-2.0

package io.telltale.config;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes the JSON Schema (draft 2020-12) of a user's file, for editors. Run by the build; a pack's
 * file has no schema, as users write none.
 */
public final class SchemaWriter {

  private static final String[] SCALAR = {"string", "number", "boolean"};

  private final JsonGenerator json;
  private final Map<String, Section> sections = new LinkedHashMap<>();

  private SchemaWriter(JsonGenerator json) {
    this.json = json;
  }

  /**
   * Writes it to a file.
   *
   * @param args the file
   * @throws IOException if it cannot be written
   */
  public static void main(String[] args) throws IOException {
    File folder = new File(args[0]).getAbsoluteFile().getParentFile();
    if (!folder.isDirectory() && !folder.mkdirs()) {
      throw new IOException("cannot make " + folder);
    }
    try (OutputStream out = new FileOutputStream(args[0]);
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8)) {
      writer.write(schema());
    }
  }

  /** The schema, which ends with a line feed. */
  static String schema() throws IOException {
    StringWriter out = new StringWriter();
    try (JsonGenerator generator = new JsonFactory().createGenerator(out)) {
      DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
      generator.setPrettyPrinter(
          new DefaultPrettyPrinter()
              .withObjectIndenter(indenter)
              .withArrayIndenter(DefaultPrettyPrinter.FixedSpaceIndenter.instance));
      new SchemaWriter(generator).write();
    }
    return out + "\n";
  }

  private void write() throws IOException {
    sections.put("queue", Section.QUEUE);
    sections.put("spool", Section.SPOOL);
    sections.put("target", Section.TARGET);
    sections.put("seal", Section.SEAL);
    sections.put("privacy", Section.PRIVACY);
    sections.put("detection", Section.DETECTION);
    sections.put("once", Section.ONCE);
    sections.put("pointcuts", Section.POINTCUT);
    json.writeStartObject();
    json.writeStringField("$schema", "https://json-schema.org/draft/2020-12/schema");
    json.writeStringField("title", "Telltale");
    section(Section.CONFIGURATION);
    json.writeObjectFieldStart("$defs");
    scalars();
    names("names", Key.NAME);
    names("classes", Key.CLASS_NAME);
    for (Map.Entry<String, Section> section : sections.entrySet()) {
      json.writeObjectFieldStart(section.getKey());
      section(section.getValue());
      json.writeEndObject();
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private void scalars() throws IOException {
    json.writeObjectFieldStart("scalar");
    types();
    json.writeEndObject();
    for (String name : new String[] {"texts", "someTexts"}) {
      json.writeObjectFieldStart(name);
      json.writeArrayFieldStart("anyOf");
      reference("scalar");
      json.writeStartObject();
      json.writeStringField("type", "array");
      if (name.equals("someTexts")) {
        json.writeNumberField("minItems", 1);
      }
      json.writeFieldName("items");
      reference("scalar");
      json.writeEndObject();
      json.writeEndArray();
      json.writeEndObject();
    }
  }

  private void names(String name, String form) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeStringField("type", "object");
    json.writeObjectFieldStart("propertyNames");
    json.writeStringField("pattern", whole(form));
    json.writeEndObject();
    json.writeFieldName("additionalProperties");
    reference("scalar");
    json.writeEndObject();
  }

  private void section(Section section) throws IOException {
    json.writeStringField("type", "object");
    json.writeBooleanField("additionalProperties", false);
    json.writeArrayFieldStart("required");
    for (Key key : section.keys) {
      if (key.required) {
        json.writeString(key.name);
      }
    }
    json.writeEndArray();
    TogetherSchema.write(section, json);
    json.writeObjectFieldStart("properties");
    for (Key key : section.keys) {
      json.writeObjectFieldStart(key.name);
      String standard = key.standard == null ? "" : ". Default: " + key.standard;
      json.writeStringField("description", key.meaning + standard);
      shape(key);
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private void shape(Key key) throws IOException {
    switch (key.shape) {
      case TEXT:
        text(key);
        break;
      case FLAG:
        json.writeArrayFieldStart("enum");
        json.writeBoolean(true);
        json.writeBoolean(false);
        json.writeString("true");
        json.writeString("false");
        json.writeEndArray();
        break;
      case WORD:
        words(key);
        break;
      case TEXTS:
      case SOME_TEXTS:
        if (key.pattern != null) {
          textsOf(key);
          break;
        }
        boolean some = key.shape == Key.Shape.SOME_TEXTS;
        json.writeStringField("$ref", some ? "#/$defs/someTexts" : "#/$defs/texts");
        break;
      case NAMES:
        json.writeStringField("$ref", "#/$defs/names");
        break;
      case CLASSES:
        json.writeStringField("$ref", "#/$defs/classes");
        break;
      case TEXT_OR_NAMES:
        either("scalar", "names");
        break;
      case SECTION:
        json.writeStringField("$ref", "#/$defs/" + definition(key));
        break;
      case TEXT_OR_SECTION:
        either("scalar", definition(key));
        break;
      case SECTIONS:
        json.writeStringField("type", "array");
        json.writeFieldName("items");
        reference(definition(key));
        break;
      case TEXTS_OR_SECTIONS:
        json.writeStringField("type", "array");
        json.writeObjectFieldStart("items");
        either("scalar", definition(key));
        json.writeEndObject();
        break;
      case COUNT:
        json.writeStringField("type", "integer");
        json.writeNumberField("minimum", key.least);
        json.writeNumberField("maximum", key.most);
        break;
    }
  }

  /** Several keys may have the same section. */
  private String definition(Key key) {
    for (Map.Entry<String, Section> entry : sections.entrySet()) {
      if (entry.getValue() == key.section) {
        return entry.getKey();
      }
    }
    throw new IllegalStateException("no definition for " + key.name);
  }

  /** Usual words, for an editor to propose; then whatever is of the form. */
  private void text(Key key) throws IOException {
    if (key.words.isEmpty()) {
      form(key);
      return;
    }
    json.writeArrayFieldStart("anyOf");
    json.writeStartObject();
    words(key);
    json.writeEndObject();
    json.writeStartObject();
    form(key);
    json.writeEndObject();
    json.writeEndArray();
  }

  /** One text of the key's form, or a list of at least one. */
  private void textsOf(Key key) throws IOException {
    json.writeArrayFieldStart("anyOf");
    json.writeStartObject();
    form(key);
    json.writeEndObject();
    json.writeStartObject();
    json.writeStringField("type", "array");
    json.writeNumberField("minItems", 1);
    json.writeObjectFieldStart("items");
    form(key);
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndArray();
  }

  private void form(Key key) throws IOException {
    types();
    if (key.pattern != null) {
      json.writeStringField("pattern", whole(key.pattern));
    }
  }

  private void words(Key key) throws IOException {
    json.writeArrayFieldStart("enum");
    for (String word : key.words) {
      json.writeString(word);
    }
    json.writeEndArray();
  }

  private void either(String one, String other) throws IOException {
    json.writeArrayFieldStart("anyOf");
    reference(one);
    reference(other);
    json.writeEndArray();
  }

  private void types() throws IOException {
    json.writeFieldName("type");
    json.writeArray(SCALAR, 0, SCALAR.length);
  }

  private void reference(String name) throws IOException {
    json.writeStartObject();
    json.writeStringField("$ref", "#/$defs/" + name);
    json.writeEndObject();
  }

  private static String whole(String pattern) {
    return "^(?:" + pattern + ")$";
  }
}
