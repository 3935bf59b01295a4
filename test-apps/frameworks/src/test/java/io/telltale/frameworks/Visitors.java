// SPDX-License-Identifier: Apache-2.0

package io.telltale.frameworks;

import static org.assertj.core.api.Assertions.assertThat;

import io.telltale.harness.Application;
import io.telltale.harness.Browser;
import io.telltale.harness.Framework;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Those who come to an application, each under a User-Agent of its own. */
final class Visitors {

  private final Application application;
  private final List<String> agents = new ArrayList<>();

  Visitors(Application application) {
    this.application = application;
  }

  List<String> agents() {
    return agents;
  }

  Framework framework() {
    return application.framework();
  }

  String secret(String text) {
    return application.secret(text);
  }

  boolean has(String fixture) {
    return application.framework().fixtures().contains(fixture);
  }

  Browser browser(String userAgent) {
    agents.add(userAgent);
    return application.browser(userAgent);
  }

  Browser signedIn(String userAgent, String user) {
    Browser browser = browser(userAgent);
    signIn(browser, user, user + "-right-pw");
    return browser;
  }

  static void signIn(Browser browser, String user, String password) {
    assertThat(browser.post("/login", credentials(user, password))).isEqualTo(302);
  }

  /** By the names of the fields since 4 and before. */
  static Map<String, String> credentials(String user, String password) {
    return Map.of(
        "username", user, "j_username", user, "password", password, "j_password", password);
  }
}
