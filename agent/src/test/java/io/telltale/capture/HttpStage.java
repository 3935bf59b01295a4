// SPDX-License-Identifier: Apache-2.0

package io.telltale.capture;

import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;

/** A request, and pointcuts that look at it when it has ended. */
abstract class HttpStage {

  static final String SCOPE =
      """
      pointcuts:
        - id: request
          scope: request
          execution: "* GATE.serve(..)"
          context:
            request: args[0]
            request.path: args[0].requestURI
            request.context: args[0].contextPath
            request.address: args[0].remoteAddr
            request.status: args[1].status
            request.redirect: args[1].header("Location")
            session: args[0].getSession(false)
            session.requested: args[0].requestedSessionId
      """;

  static final String LOGIN =
      "  - { id: sign-in, http: POST /login, event: login, user: 'request.parameter(\"user\")' }\n";

  final Exchange exchange = new Exchange();

  @AfterEach
  void forgetsEverything() {
    Stage.assertNothingIsOpen();
  }

  Stage serve(String pointcuts, Callable<?> body) throws Exception {
    Stage stage = Stage.of(SCOPE + pointcuts);
    stage.gate().serve(exchange, exchange, body);
    return stage;
  }
}
