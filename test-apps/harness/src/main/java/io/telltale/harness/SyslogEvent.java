// SPDX-License-Identifier: Apache-2.0

package io.telltale.harness;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** One line of rsyslog's file: the header of RFC 5424, section 6, and the JSON that follows it. */
public record SyslogEvent(
    int priority,
    int version,
    String timestamp,
    String host,
    String service,
    String processId,
    String type,
    String structuredData,
    JsonNode json) {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private static final Pattern LINE =
      Pattern.compile(
          "<(\\d{1,3})>(\\d{1,2}) (\\S+) (\\S+) (\\S+) (\\S+) (\\S+) (-|\\[.*?]) (\\{.*})");

  /** Throws an AssertionError that shows the line if it is not an event. */
  public static SyslogEvent parse(String line) {
    Matcher matcher = LINE.matcher(line);
    if (!matcher.matches()) {
      throw new AssertionError("not an RFC 5424 line with JSON: " + line);
    }
    return new SyslogEvent(
        Integer.parseInt(matcher.group(1)),
        Integer.parseInt(matcher.group(2)),
        matcher.group(3),
        matcher.group(4),
        matcher.group(5),
        matcher.group(6),
        matcher.group(7),
        matcher.group(8),
        parseJson(matcher.group(9)));
  }

  private static JsonNode parseJson(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError("not JSON: " + json, e);
    }
  }

  public int facility() {
    return priority / 8;
  }

  public int severity() {
    return priority % 8;
  }

  /** The value at a path such as {@code user.name} as text, or null if there is none. */
  public @Nullable String text(String path) {
    JsonNode node = node(path);
    return node.isMissingNode() || node.isNull() ? null : node.asText();
  }

  /** The strings of the array at {@code path}, none if it is absent. */
  public List<String> texts(String path) {
    return StreamSupport.stream(node(path).spliterator(), false).map(JsonNode::asText).toList();
  }

  private JsonNode node(String path) {
    return json.at("/" + path.replace('.', '/'));
  }
}
