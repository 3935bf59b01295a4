// SPDX-License-Identifier: Apache-2.0

package io.telltale.survey;

import static org.assertj.core.api.Assertions.assertThat;

import io.telltale.archive.Compiled;
import io.telltale.archive.Packed;
import io.telltale.config.SyntaxException;
import io.telltale.pointcut.Pointcut;
import io.telltale.pointcut.PointcutParser;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForecastTest {

  private static final Map<String, byte[]> API =
      Compiled.of(
          """
          package javax.servlet;
          public interface Servlet { void service(Object request, Object response); }
          """,
          """
          package javax.servlet;
          public class GenericServlet implements Servlet {
            public void service(Object request, Object response) { }
          }
          """);

  private static final Map<String, byte[]> DOOR =
      Compiled.of(
          """
          package com.acme;
          public class Door extends Wall implements Entrance {
            public boolean open(String name, String password) { return true; }
            private static int count(java.util.List<String> names) { return names.size(); }
            public String toString(String... parts) { return ""; }
            static class Lock { void turn(int times) { } }
          }
          """,
          "package com.acme; public interface Entrance { boolean open(String name, String pass); }",
          "package com.acme; public abstract class Wall { public void paint() { } abstract static class Stone { abstract void roll(); } }",
          """
          package com.acme.web;
          public class Gate { public boolean open(String name, char[] password) { return true; } }
          """);

  @TempDir private Path folder;

  private List<File> classPath = List.of();

  private Findings find(String pattern, File... archives) {
    Pointcut pointcut = pointcut(pattern);
    return Forecast.of(List.of(pointcut), List.of(), List.of(archives), classPath)
        .findings(pointcut);
  }

  private static Pointcut pointcut(String pattern) {
    try {
      return new Pointcut("p", List.of(PointcutParser.parse(pattern)));
    } catch (SyntaxException e) {
      throw new AssertionError(pattern, e);
    }
  }

  private File war() {
    return new Packed().with("WEB-INF/classes/", DOOR).as(folder.resolve("door.war"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "boolean com.acme.Door.open(String, String) | boolean com.acme.Door.open(String, String)",
        "* com.acme.Entrance.*(..) | boolean com.acme.Door.open(String, String)",
        "* com.acme.Door.count(..) | int com.acme.Door.count(java.util.List)",
        "* com.acme.Door.toString(String...) | String com.acme.Door.toString(String...)",
        "* com.acme..*.turn(int) | void com.acme.Door.Lock.turn(int)",
        "com.acme.Wall.new(..) | com.acme.Wall.new()",
        "* *.open(..) && within(com.acme.web..*) | boolean com.acme.web.Gate.open(String, char[])"
      })
  void namesMethodsAsAPatternDoes(String pattern, String method) throws SyntaxException {
    assertThat(find(pattern, war()).matches())
        .containsExactly(Map.entry(method, Set.of("door.war!/WEB-INF/classes")));
    assertThat(find(method, war()).matches()).as("the text is a pattern").hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "* com.acme.Door.opne(..) | com.acme.Door.open( | it is called 'open'",
        "* com.acme.door.Door.open(..) | com.acme.Door.open( | it is in com.acme.Door",
        "* com.acme.Dor.open(..) | com.acme.Door.open( | it is in com.acme.Door",
        "* com.acme.Door.open(String) | com.acme.Door.open( | its parameters are (String, String)",
        "void com.acme.Door.open(..) | com.acme.Door.open( | it returns boolean",
        "static * com.acme.Door.open(..) | com.acme.Door.open( | it is public",
        "* com.acme.Door.open(..) throws java.io.IOException | com.acme.Door.open( | other exceptions",
        "@Deprecated * com.acme.Door.open(..) | com.acme.Door.open( | other annotations",
        "* com.acme.Door.paint() | com.acme.Wall.paint( | com.acme.Door inherits it",
        "* com.acme.Wall.open(..) | com.acme.Door.open( | write '+'",
        "* com.acme.Wall.Stone.roll() | com.acme.Wall.Stone.roll( | no code of it",
        "* com.acme.Door.open(..) && within(com.acme.web..*) | com.acme.Door.open( | beside the pattern"
      })
  void saysWhatComesNearAndWhatIsDifferent(String pattern, String method, String difference) {
    Findings findings = find(pattern, war());

    assertThat(findings.matches()).isEmpty();
    Map.Entry<String, String> nearest = findings.nearest().entrySet().iterator().next();
    assertThat(nearest.getKey()).contains(method);
    assertThat(nearest.getValue()).contains(difference);
  }

  @Test
  void saysNothingOfWhatIsFarAway() {
    Findings findings = find("* org.example.Ledger.book(int)", war());

    assertThat(findings.nearest()).isEmpty();
    assertThat(findings.remarks())
        .singleElement()
        .asString()
        .contains("no class org.example.Ledger");
  }

  private File servletWar() {
    Map<String, byte[]> classes = new TreeMap<>(API);
    classes.putAll(
        Compiled.of(
            "package javax.servlet; public interface Servlet { void service(Object a, Object b); }",
            "package javax.servlet; public class GenericServlet implements Servlet { public void service(Object a, Object b) { } }",
            """
            package com.acme;
            public class Page extends javax.servlet.GenericServlet {
              public void service(Object request, Object response) { }
            }
            """));
    classes.keySet().removeIf(path -> path.startsWith("javax/"));
    return new Packed().with("WEB-INF/classes/", classes).as(folder.resolve("page.war"));
  }

  @Test
  void namesTheSuperTypeThatIsMissingWhereItMakesADifference() {
    Findings findings = find("void javax.servlet.Servlet+.service(..)", servletWar());

    assertThat(findings.matches()).isEmpty();
    assertThat(findings.undecided()).containsExactly(Map.entry("javax.servlet.GenericServlet", 1));
    assertThat(Findings.remedy("javax.servlet.GenericServlet")).contains("--class-path");
    assertThat(find("void com.acme.Page.service(..)", servletWar()).undecided()).isEmpty();
  }

  @Test
  void aClassPathDecides() {
    classPath = List.of(new Packed().with("", API).as(folder.resolve("servlet-api.jar")));

    Findings findings = find("void javax.servlet.Servlet+.service(..)", servletWar());

    assertThat(findings.matches()).containsOnlyKeys("void com.acme.Page.service(Object, Object)");
    assertThat(findings.undecided()).isEmpty();
    assertThat(find("void javax.servlet.GenericServlet.init()", servletWar()).remarks())
        .singleElement()
        .asString()
        .contains("on the class path only");
  }

  @Test
  void theJdksOwnClassesAreLookedAtWhereTheyAreNamed() {
    assertThat(find("* java.security.MessageDigest.isEqual(..)", war()).matches())
        .containsExactly(
            Map.entry(
                "boolean java.security.MessageDigest.isEqual(byte[], byte[])", Set.of("the JDK")));
    assertThat(find("* *..MessageDigest.isEqual(..)", war()).matches()).isEmpty();
  }

  @Test
  void eachCopyIsNamedButOneThatIsNeverLoadedIsNone() {
    Packed library = new Packed().with("", DOOR);
    File war =
        new Packed()
            .with("WEB-INF/lib/a.jar", library)
            .with("WEB-INF/lib/b.jar", library)
            .as(folder.resolve("twice.war"));
    File shadowed =
        new Packed()
            .with("WEB-INF/classes/", DOOR)
            .with("WEB-INF/lib/a.jar", library)
            .as(folder.resolve("shadowed.war"));

    assertThat(find("* com.acme.Door.open(..)", war).matches().values())
        .containsExactly(Set.of("twice.war!/WEB-INF/lib/a.jar", "twice.war!/WEB-INF/lib/b.jar"));
    assertThat(find("* com.acme.Door.open(..)", shadowed).matches().values())
        .containsExactly(Set.of("shadowed.war!/WEB-INF/classes"));
  }

  @Test
  void aBrokenClassIsToldAndTheOthersAreMatched() {
    Pointcut pointcut = pointcut("* com.acme.Door.open(..)");
    byte[] torn = Arrays.copyOf(DOOR.get("com/acme/Door.class"), 300);
    File war =
        new Packed()
            .with("WEB-INF/classes/", DOOR)
            .with("WEB-INF/classes/com/acme/Torn.class", torn)
            .with("WEB-INF/classes/com/other/Door.class", DOOR.get("com/acme/Door.class"))
            .as(folder.resolve("broken.war"));

    Forecast forecast = Forecast.of(List.of(pointcut), List.of(), List.of(war), List.of());

    assertThat(forecast.findings(pointcut).matches()).hasSize(1);
    assertThat(forecast.problems())
        .anyMatch(problem -> problem.contains("com.acme.Torn cannot be read"))
        .anyMatch(problem -> problem.contains("com.other.Door cannot be read: it holds the class"))
        .hasSize(2);
  }
}
