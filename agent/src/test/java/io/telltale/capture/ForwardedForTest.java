// SPDX-License-Identifier: Apache-2.0

package io.telltale.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.telltale.event.Request;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForwardedForTest {

  private static final String HEADER = "X-Forwarded-For";

  private final FakeRequest request = new FakeRequest();

  private Request told(String context) throws Exception {
    Stage stage =
        Stage.of(
            """
            trusted_proxies: 192.0.2.0/24
            pointcuts:
              - id: request
                scope: request
                execution: "* GATE.serve(..)"
                context:
                  request.address: args[0].remoteAddr
                  %s
              - id: login
                execution: "* GATE.inner(..)"
                event: login
            """
                .formatted(context));
    Gate gate = stage.gate();
    gate.serve(request, request, () -> gate.inner("bob", () -> true));
    return stage.onlyEvent().request();
  }

  @Test
  void isReadBehindATrustedProxy() throws Exception {
    request.headers.put(HEADER, List.of("203.0.113.9"));

    Request told = told("request: args[0]");

    assertThat(told.source()).isEqualTo("203.0.113.9");
    assertThat(told.peer()).isEqualTo("192.0.2.7");
  }

  /** HAProxy adds a header of its own behind the one that the client made up. */
  @Test
  void isReadFromAllHeadersOfThatName() throws Exception {
    request.headers.put(HEADER, List.of("1.1.1.1", "203.0.113.9, 192.0.2.8"));

    assertThat(told("request: args[0]").source()).isEqualTo("203.0.113.9");
  }

  /** A text is cut at its end elsewhere; here that would leave only what the client wrote. */
  @Test
  void isReadFromTheEndHoweverLongItIs() throws Exception {
    String padding = "1.1.1.1, ".repeat(500);
    request.headers.put(HEADER, List.of(padding + "203.0.113.9, 192.0.2.8"));

    assertThat(told("request: args[0]").source()).isEqualTo("203.0.113.9");
    assertThat(told("request: args[0].one").source()).isEqualTo("203.0.113.9");
  }

  @Test
  void isReadFromARequestThatGivesOneHeaderOnly() throws Exception {
    request.headers.put(HEADER, List.of("203.0.113.9"));

    assertThat(told("request: args[0].one").source()).isEqualTo("203.0.113.9");
  }

  /** Containers that know no servlets keep headers in an object of their own. */
  @Test
  void isReadFromHeadersThatTheScopeNames() throws Exception {
    request.headers.put(HEADER, List.of("1.1.1.1", "203.0.113.9, 192.0.2.8"));
    request.headers.put("User-Agent", List.of("curl/8"));

    Request told = told("request.headers: args[0].multiMap");

    assertThat(told.source()).isEqualTo("203.0.113.9");
    assertThat(told.userAgent()).isEqualTo("curl/8");
  }

  @Test
  void isThePeerWithoutTheHeader() throws Exception {
    assertThat(told("request: args[0]").source()).isEqualTo("192.0.2.7");
  }
}
