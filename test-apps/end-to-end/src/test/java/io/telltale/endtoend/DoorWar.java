// SPDX-License-Identifier: Apache-2.0

package io.telltale.endtoend;

import io.telltale.harness.Build;
import io.telltale.harness.Fixtures;
import java.nio.file.Path;
import java.util.Map;

/**
 * A web application with one servlet, {@code login?user=..&password=..}, and one method to weave.
 */
final class DoorWar {

  static final String CONFIGURATION =
      """
      pointcuts:
        - id: door
          execution: boolean com.acme.door.Door.open(String, String)
          event: login
          failure: return == false
          user: args[0]
      """;

  static final String WRONG = "wrong-word";
  static final String RIGHT = "open sesame";

  private DoorWar() {}

  /** The file, as {@code door.war}. */
  static Path make() {
    return make("door-javax", "9");
  }

  /** The same for containers that know {@code jakarta.servlet} only. */
  static Path makeForJakarta() {
    return make("door-jakarta", "10.1");
  }

  private static Path make(String fixture, String tomcat) {
    Path servletApi = Tomcat.home(tomcat).resolve("lib/servlet-api.jar");
    Path content = Build.newFolder("door-war");
    Fixtures.copy(Fixtures.folder("door-web"), content);
    Fixtures.copy(Fixtures.compile(fixture, servletApi), content.resolve("WEB-INF/classes"));
    return Fixtures.jar("door.war", content, Map.of());
  }

  /** The page that tries the door, relative to the application's address. */
  static String page(String user, String password) {
    return "login?user=" + user + "&password=" + password.replace(" ", "%20");
  }
}
