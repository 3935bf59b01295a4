// SPDX-License-Identifier: Apache-2.0

package io.telltale.endtoend;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@code verify} says of the files of some streams.
 *
 * @param streams how many there are
 * @param wrong how many things are wrong
 * @param closed how many streams are there up to their signed end
 * @param duplicates how many events are there once more
 * @param said all of it
 */
record DeliveryProof(int streams, long wrong, long closed, long duplicates, String said) {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  static DeliveryProof of(List<DeliveryStream> streams) {
    List<Object> arguments = new ArrayList<>(List.of("verify", "--json"));
    streams.forEach(stream -> arguments.addAll(stream.files()));
    CommandLine verify = CommandLine.run(arguments.toArray());
    long wrong = 0;
    long closed = 0;
    long duplicates = 0;
    StringBuilder findings = new StringBuilder(verify.stderr());
    for (String line : verify.lines()) {
      JsonNode said = json(line);
      wrong += said.path("wrong").isNumber() ? said.path("wrong").asLong() : 0;
      closed += said.path("closed").asBoolean() ? 1 : 0;
      duplicates += said.path("duplicates").asLong();
      if (!said.path("finding").asText().equals("duplicate")) {
        findings.append(line).append('\n');
      }
    }
    return new DeliveryProof(streams.size(), wrong, closed, duplicates, findings.toString());
  }

  private static JsonNode json(String line) {
    try {
      return MAPPER.readTree(line);
    } catch (JsonProcessingException e) {
      throw new AssertionError(line, e);
    }
  }
}
