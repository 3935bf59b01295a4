// SPDX-License-Identifier: Apache-2.0

package io.telltale.frameworks;

import static org.assertj.core.api.Assertions.assertThat;

import io.telltale.harness.Application;
import io.telltale.harness.Browser;
import io.telltale.harness.Framework;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Input that is refused, by the names of fields, and calls that are too many. */
class InputIT {

  private static final String JAVAX = "org.apache.tomcat.embed:tomcat-embed-core:9.0.117";
  private static final String JAKARTA = "org.apache.tomcat.embed:tomcat-embed-core:10.1.59";
  private static final Pattern LISTS =
      Pattern.compile("(labels\\.\\w+=)(.*?)(?= labels\\.| telltale\\.)");
  private static final String BY =
      " event.outcome=failure event.reason=constraint_violated http.response.status_code=";

  static Stream<Framework> validators() {
    return Stream.of(
        validator("4.3.2.Final", 8, "org.hibernate:hibernate-validator:4.3.2.Final"),
        validator(
            "5.4.3.Final",
            8,
            "org.hibernate:hibernate-validator:5.4.3.Final",
            "org.glassfish:javax.el:3.0.0"),
        validator(
            "6.2.5.Final",
            11,
            "org.hibernate.validator:hibernate-validator:6.2.5.Final",
            "org.glassfish:javax.el:3.0.0"),
        validator(
            "8.0.2.Final",
            17,
            "org.hibernate.validator:hibernate-validator:8.0.2.Final",
            "org.glassfish.expressly:expressly:5.0.0"),
        validator(
            "9.0.1.Final",
            21,
            "org.hibernate.validator:hibernate-validator:9.0.1.Final",
            "org.glassfish.expressly:expressly:6.0.0"));
  }

  private static Framework validator(String version, int java, String... libraries) {
    String names = java >= 17 ? "jakarta" : "javax";
    return Framework.of("Hibernate Validator", version, java, "download-tomcat", "valid-" + names)
        .with(libraries)
        .with(java >= 17 ? JAKARTA : JAVAX);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("validators")
  void isToldByFieldsAndConstraints(Framework framework) {
    Application application = Application.start(framework);
    try (application) {
      Browser browser = application.browser("Visitor");
      String wrong = application.secret("Zuckerberg");
      assertThat(browser.get("/once?name=eve&salary=100&town=here")).isEqualTo(200);
      assertThat(browser.get("/once?name=" + wrong + "&salary=7")).isEqualTo(200);
      assertThat(browser.body()).isEqualTo("3");
      assertThat(browser.get("/twice?name=" + wrong + "&salary=100&town=here")).isEqualTo(200);
      assertThat(browser.body()).isEqualTo("1");
    }
    String end =
        " telltale.mechanisms=validation telltale.pointcut=validation-bean"
            + " telltale.resource=app.Download$Person";
    assertThat(sorted(application))
        .containsExactly(
            "input_validation_failure GET /once"
                + BY
                + "200 labels.constraints=Min,NotNull,Pattern"
                + " labels.fields=name,salary,town"
                + end,
            "input_validation_failure GET /twice"
                + BY
                + "200 labels.constraints=Pattern labels.fields=name"
                + end);
    assertThat(application.toldOfNobody()).isEmpty();
  }

  /** What is wrong comes in no order: the words of both lists are sorted. */
  private static List<String> sorted(Application application) {
    return application.told("Visitor").stream()
        .map(line -> LISTS.matcher(line).replaceAll(InputIT::sortedWords))
        .toList();
  }

  private static String sortedWords(MatchResult list) {
    String words =
        Arrays.stream(list.group(2).split("[ ,]+")).sorted().collect(Collectors.joining(","));
    return list.group(1) + words;
  }

  static Stream<Framework> springs() {
    return Stream.of(
        spring("3.2.18.RELEASE", 8, "4.3.2.Final", "2.2.3"),
        spring("5.3.39", 8, "6.2.5.Final", "2.13.5"),
        spring("7.0.8", 21, "9.0.1.Final", ""));
  }

  private static Framework spring(String version, int java, String validator, String jackson) {
    boolean jakarta = java >= 17;
    String group = validator.startsWith("4") ? "org.hibernate" : "org.hibernate.validator";
    String mapper =
        version.startsWith("3")
            ? "org.codehaus.jackson:jackson-mapper-asl:1.9.13"
            : jackson.isEmpty()
                ? "tools.jackson.core:jackson-databind:3.0.4"
                : "com.fasterxml.jackson.core:jackson-databind:" + jackson;
    return Framework.of(
            "Spring MVC", version, java, jakarta ? "valid-spring-jakarta" : "valid-spring-javax")
        .with(
            "org.springframework:spring-webmvc:" + version,
            group + ":hibernate-validator:" + validator,
            jakarta ? "org.glassfish.expressly:expressly:6.0.0" : "org.glassfish:javax.el:3.0.0",
            mapper,
            jakarta ? "org.apache.tomcat.embed:tomcat-embed-core:11.0.24" : JAVAX);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("springs")
  void springTellsOnceForARequest(Framework framework) {
    Application application = Application.start(framework);
    try (application) {
      Browser browser = application.browser("Visitor");
      String wrong = application.secret("Zuckerberg");
      assertThat(browser.get("/handled?name=eve&salary=100")).isEqualTo(200);
      assertThat(browser.get("/handled?name=" + wrong + "&salary=" + wrong)).isEqualTo(200);
      assertThat(browser.body()).isEqualTo("2");
      assertThat(browser.get("/form?salary=7")).isEqualTo(400);
      String json = "{\"name\": \"" + wrong + "\", \"salary\": 7}";
      assertThat(browser.post("/body", "application/json", json)).isEqualTo(400);
      assertThat(browser.post("/body", "application/json", "{" + wrong)).isEqualTo(400);
      assertThat(browser.get("/parameter?count=" + wrong)).isEqualTo(400);
      assertThat(browser.get("/parameter")).isEqualTo(400);
    }
    String end = " telltale.mechanisms=validation telltale.pointcut=validation-spring";
    String person = end + " telltale.resource=app.People$Person";
    String refused = "input_validation_failure GET /";
    List<String> expected = new ArrayList<>();
    expected.add(
        refused
            + "handled"
            + BY
            + "200 labels.constraints=Pattern,typeMismatch labels.fields=name,salary"
            + person);
    expected.add(
        refused + "form" + BY + "400 labels.constraints=Min labels.fields=salary" + person);
    expected.add(
        "input_validation_failure POST /body"
            + BY
            + "400 labels.constraints=Min,Pattern labels.fields=name,salary"
            + person);
    expected.add(
        "input_validation_failure POST /body error.type=org.springframework.http.converter."
            + "HttpMessageNotReadableException"
            + BY.replace("constraint_violated", "malformed_body")
            + "400"
            + end
            + "-body");
    if (!framework.version().startsWith("3")) {
      expected.add(
          refused
              + "parameter error.type=org.springframework.web.method.annotation."
              + "MethodArgumentTypeMismatchException"
              + BY
              + "400 labels.constraints=typeMismatch labels.fields=count"
              + end
              + "-type");
    }
    expected.add(
        refused
            + "parameter error.type=org.springframework.web.bind."
            + "MissingServletRequestParameterException"
            + BY
            + "400 labels.constraints=required labels.fields=count"
            + end
            + "-missing");
    assertThat(sorted(application)).isEqualTo(expected);
    assertThat(application.toldOfNobody()).isEmpty();
  }

  static Stream<Framework> limiters() {
    return Stream.of(
        limiter("bucket4j", "4.10.0", 8, "com.github.vladimir-bukhtoyarov:bucket4j-core:4.10.0"),
        limiter("bucket4j-8", "8.10.1", 17, "com.bucket4j:bucket4j-core:8.10.1"),
        limiter(
            "resilience4j", "1.7.1", 8, "io.github.resilience4j:resilience4j-ratelimiter:1.7.1"),
        limiter(
            "resilience4j", "2.3.0", 17, "io.github.resilience4j:resilience4j-ratelimiter:2.3.0"));
  }

  private static Framework limiter(String name, String version, int java, String library) {
    return Framework.of(
            name.replace("-8", ""),
            version,
            java,
            "download-tomcat",
            "limited-javax",
            "limited-" + name)
        .with(library, JAVAX);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("limiters")
  void limitsAreToldOnce(Framework framework) {
    Application application = Application.start(framework);
    try (application) {
      Browser browser = application.browser("Visitor");
      for (int status : new int[] {200, 200, 429}) {
        assertThat(browser.get("/plain")).isEqualTo(status);
      }
      if (framework.name().equals("bucket4j")) {
        browser.get("/probe");
        browser.get("/probe");
      }
      assertThat(browser.get("/probe")).isEqualTo(429);
    }
    boolean bucket = framework.name().equals("bucket4j");
    String by =
        " event.outcome=failure http.response.status_code=429"
            + " telltale.mechanisms=ratelimit telltale.pointcut=ratelimit-"
            + framework.name();
    String of = bucket ? "" : " telltale.resource=reports";
    assertThat(application.told("Visitor"))
        .containsExactly(
            "api_rate_limit_exceeded GET /plain" + by + of,
            "api_rate_limit_exceeded GET /probe" + by + (bucket ? "-probe" : "-reservation") + of);
    assertThat(application.toldOfNobody()).isEmpty();
  }
}
