// SPDX-License-Identifier: Apache-2.0

package io.telltale.frameworks;

import io.telltale.harness.Artifacts;
import io.telltale.harness.Build;
import io.telltale.harness.Fixtures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The application of the folder {@code web-javax} as servers take it. */
final class Wars {

  private static final String FORM =
      """
      <login-config>
        <auth-method>FORM</auth-method>
        <realm-name>realm</realm-name>
        <form-login-config>
          <form-login-page>/login.html</form-login-page>
          <form-error-page>/failed.html</form-error-page>
        </form-login-config>
      </login-config>
      """;

  private static final String BASIC =
      """
      <login-config>
        <auth-method>BASIC</auth-method>
        <realm-name>ApplicationRealm</realm-name>
      </login-config>
      """;

  private Wars() {}

  /** {@code form.war} and {@code basic.war} of {@code web-javax} or {@code web-jakarta}. */
  static List<Path> of(String fixture) {
    String api =
        fixture.endsWith("-jakarta")
            ? "jakarta.servlet:jakarta.servlet-api:5.0.0"
            : "javax.servlet:javax.servlet-api:3.1.0";
    Path classes =
        Fixtures.compile(fixture, Artifacts.classPath(List.of(api)).toArray(new Path[0]));
    return List.of(
        war("form.war", fixture, classes, FORM), war("basic.war", fixture, classes, BASIC));
  }

  private static Path war(String name, String fixture, Path classes, String signIn) {
    Path content = Build.newFolder(name);
    Fixtures.copy(Fixtures.folder(fixture).resolve("webapp"), content);
    Fixtures.copy(classes.resolve("app"), content.resolve("WEB-INF/classes/app"));
    Path descriptor = content.resolve("WEB-INF/web.xml");
    try {
      String text = Files.readString(descriptor).replace("<!-- sign-in -->", signIn);
      Files.writeString(descriptor, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Fixtures.jar(name, content, Map.of());
  }
}
