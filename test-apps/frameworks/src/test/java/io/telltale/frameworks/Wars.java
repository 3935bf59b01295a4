// SPDX-License-Identifier: Apache-2.0

package io.telltale.frameworks;

import io.telltale.harness.Artifacts;
import io.telltale.harness.Build;
import io.telltale.harness.Fixtures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The application of the folder {@code web-javax} as servers take it. */
final class Wars {

  /** Some servers do without. */
  private static final String NAMESPACE = "http://java.sun.com/xml/ns/javaee";

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

  /**
   * {@code form.war} and {@code basic.war} of {@code web-javax} or {@code web-jakarta}.
   *
   * @param more fixtures whose folder {@code webapp} is added
   */
  static List<Path> of(String fixture, String... more) {
    String api =
        isJakarta(fixture)
            ? "jakarta.servlet:jakarta.servlet-api:5.0.0"
            : "javax.servlet:javax.servlet-api:3.1.0";
    List<Path> classes = List.of(compile(fixture, api));
    List<Path> pages = pages(fixture, more);
    return List.of(war("form.war", pages, classes, FORM), war("basic.war", pages, classes, BASIC));
  }

  /** The same, where Jakarta Security signs in by classes of the application. */
  static List<Path> withJakartaSecurity(String fixture, String... more) {
    boolean jakarta = isJakarta(fixture);
    String api =
        jakarta ? "jakarta.platform:jakarta.jakartaee-web-api:9.1.0" : "javax:javaee-api:8.0";
    String names = jakarta ? "-jakarta" : "-javax";
    Path web = compile(fixture, api);
    Path store = compile("soteria" + names, api);
    List<Path> pages = new ArrayList<>(pages(fixture, more));
    pages.add(Fixtures.folder("soteria" + names).resolve("webapp"));
    Path form = compile("soteria-form" + names, api);
    Path basic = compile("soteria-basic" + names, api);
    return List.of(
        war("form.war", pages, List.of(web, store, form), ""),
        war("basic.war", pages, List.of(web, store, basic), ""));
  }

  private static boolean isJakarta(String fixture) {
    return fixture.endsWith("-jakarta");
  }

  private static Path compile(String fixture, String api) {
    return Fixtures.compile(fixture, Artifacts.classPath(List.of(api)).toArray(new Path[0]));
  }

  private static List<Path> pages(String fixture, String... more) {
    return Stream.concat(Stream.of(fixture), Stream.of(more))
        .map(name -> Fixtures.folder(name).resolve("webapp"))
        .toList();
  }

  private static Path war(String name, List<Path> pages, List<Path> classes, String signIn) {
    Path content = Build.newFolder(name);
    pages.forEach(folder -> Fixtures.copy(folder, content));
    Path app = content.resolve("WEB-INF/classes/app");
    classes.forEach(folder -> Fixtures.copy(folder.resolve("app"), app));
    Path descriptor = content.resolve("WEB-INF/web.xml");
    try {
      String text =
          Files.readString(descriptor)
              .replace("<!-- sign-in -->", signIn)
              .replace("<web-app ", "<web-app xmlns=\"" + NAMESPACE + "\" ");
      Files.writeString(descriptor, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Fixtures.jar(name, content, Map.of());
  }
}
