// SPDX-License-Identifier: Apache-2.0

package io.telltale.frameworks;

import io.telltale.harness.Application;
import io.telltale.harness.Framework;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SpringSecurityIT {

  private final ExpectedEvents expected = ExpectedEvents.read("spring-security.told");

  static Stream<Framework> versions() {
    return Stream.of(
        acegi(),
        springSecurity2(),
        xml("3.0", "3.0.8.RELEASE", "3.0.7.RELEASE"),
        xml("3.2", "3.2.10.RELEASE", "3.2.18.RELEASE")
            .with("org.springframework.security:spring-security-cas:3.2.10.RELEASE"),
        xml("3.2", "4.2.20.RELEASE", "4.3.30.RELEASE")
            .with("org.springframework.security:spring-security-cas:4.2.20.RELEASE"),
        lambda("5.8.16", 8, "javax", "spring-security-cas")
            .with(
                "org.springframework.security:spring-security-cas:5.8.16",
                "org.springframework.security:spring-security-ldap:5.8.16",
                "javax.annotation:javax.annotation-api:1.3.2",
                "org.springframework:spring-jdbc:5.3.39",
                "com.unboundid:unboundid-ldapsdk:6.0.11",
                "org.apache.tomcat.embed:tomcat-embed-core:9.0.117"),
        lambda("6.5.11", 17, "jakarta", "spring-security-factors", "spring-security-factors-6")
            .with(
                "org.springframework.security:spring-security-ldap:6.5.11",
                "com.webauthn4j:webauthn4j-core:0.29.7.RELEASE",
                "com.fasterxml.jackson.dataformat:jackson-dataformat-cbor:2.18.2",
                "jakarta.annotation:jakarta.annotation-api:2.1.1",
                "org.springframework:spring-jdbc:6.2.19",
                "com.unboundid:unboundid-ldapsdk:7.0.3",
                "org.apache.tomcat.embed:tomcat-embed-core:10.1.59"),
        lambda("7.1.2", 17, "jakarta", "spring-security-factors", "spring-security-factors-7")
            .with(
                "org.springframework.security:spring-security-ldap:7.0.6",
                "org.springframework.security:spring-security-webauthn:7.1.2",
                "com.fasterxml.jackson.core:jackson-annotations:2.22",
                "jakarta.annotation:jakarta.annotation-api:3.0.0",
                "org.springframework:spring-jdbc:7.0.8",
                "com.unboundid:unboundid-ldapsdk:7.0.3",
                "org.apache.tomcat.embed:tomcat-embed-core:11.0.24"));
  }

  private static Framework acegi() {
    return Framework.of("Acegi Security", "1.0.7", 8, "tomcat-javax", "acegi")
        .with(
            "org.acegisecurity:acegi-security:1.0.7",
            "org.springframework:spring-core:2.0.8",
            "org.springframework:spring-beans:2.0.8",
            "org.springframework:spring-context:2.0.8",
            "org.springframework:spring-aop:2.0.8",
            "org.springframework:spring-web:2.0.8",
            "org.springframework:spring-dao:2.0.8",
            "org.springframework:spring-jdbc:2.0.8",
            "org.springframework:spring-support:2.0.8",
            "org.springframework:spring-remoting:2.0.8",
            "commons-lang:commons-lang:2.6",
            "commons-codec:commons-codec:1.15",
            "oro:oro:2.0.8",
            "commons-logging:commons-logging:1.2",
            "aopalliance:aopalliance:1.0",
            "org.apache.tomcat.embed:tomcat-embed-core:9.0.117");
  }

  private static Framework springSecurity2() {
    return Framework.of(
            "Spring Security",
            "2.0.8",
            8,
            "tomcat-javax",
            "spring-security-2",
            "spring-security-users",
            "spring-security-javax")
        .with(
            "org.springframework.security:spring-security-core-tiger:2.0.8.RELEASE",
            "org.springframework.security:spring-security-core:2.0.8.RELEASE",
            "org.springframework:spring-jdbc:2.5.6.SEC03",
            "org.springframework:spring-core:2.5.6.SEC03",
            "org.springframework:spring-beans:2.5.6.SEC03",
            "org.springframework:spring-web:2.5.6.SEC03",
            "org.springframework:spring-aop:2.5.6.SEC03",
            "org.springframework:spring-context:2.5.6.SEC03",
            "org.springframework:spring-tx:2.5.6.SEC03",
            "cglib:cglib-nodep:2.2.2",
            "aopalliance:aopalliance:1.0",
            "org.aspectj:aspectjweaver:1.9.22.1",
            "commons-logging:commons-logging:1.2",
            "javax.annotation:javax.annotation-api:1.3.2",
            "com.h2database:h2:2.1.214",
            "org.apache.tomcat.embed:tomcat-embed-core:9.0.117");
  }

  /** Configured in XML; on a Spring of the time. */
  private static Framework xml(String configuration, String version, String spring) {
    return Framework.of(
            "Spring Security",
            version.replace(".RELEASE", ""),
            8,
            "tomcat-javax",
            "spring-security-xml",
            "spring-security-xml-" + configuration,
            "spring-security-operations",
            "spring-security-users",
            "spring-security-javax")
        .with(
            "org.springframework.security:spring-security-web:" + version,
            "org.springframework.security:spring-security-config:" + version,
            "org.springframework.security:spring-security-ldap:" + version,
            "org.springframework:spring-jdbc:" + spring,
            "org.springframework:spring-web:" + spring,
            "org.springframework:spring-aop:" + spring,
            "org.springframework:spring-context:" + spring,
            "org.springframework:spring-expression:" + spring,
            "org.springframework:spring-tx:" + spring,
            "cglib:cglib-nodep:2.2.2",
            "aopalliance:aopalliance:1.0",
            "org.aspectj:aspectjweaver:1.9.22.1",
            "commons-logging:commons-logging:1.2",
            "javax.annotation:javax.annotation-api:1.3.2",
            "com.unboundid:unboundid-ldapsdk:6.0.11",
            "com.h2database:h2:2.1.214",
            "org.apache.tomcat.embed:tomcat-embed-core:9.0.117");
  }

  private static Framework lambda(String version, int java, String servlet, String... more) {
    List<String> fixtures = new ArrayList<>();
    fixtures.add("tomcat-" + servlet);
    fixtures.add("spring-security-lambda");
    fixtures.add("spring-security-operations");
    fixtures.add("spring-security-users");
    fixtures.add("spring-security-oauth2");
    fixtures.add("spring-security-" + servlet);
    fixtures.addAll(List.of(more));
    return Framework.of("Spring Security", version, java, fixtures.toArray(new String[0]))
        .with(
            "org.springframework.security:spring-security-web:" + version,
            "org.springframework.security:spring-security-config:" + version,
            "org.springframework.security:spring-security-oauth2-client:" + version,
            "org.springframework.security:spring-security-oauth2-jose:" + version,
            "org.springframework.security:spring-security-oauth2-resource-server:" + version,
            "com.fasterxml.jackson.core:jackson-databind:2.18.2",
            "com.h2database:h2:2.1.214");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("versions")
  void tells(Framework framework) {
    Visitors visitors;
    Application application;
    try (IdentityProvider provider = new IdentityProvider()) {
      application = Application.start(framework, "-Dprovider=" + provider.address());
      visitors = new Visitors(application);
      try (application) {
        new SpringSecurityVisits(visitors, provider).all();
      }
    }
    SoftAssertions all = new SoftAssertions();
    for (String visitor : visitors.agents()) {
      all.assertThat(application.told(visitor))
          .as("%s: %s", framework, visitor)
          .containsExactlyElementsOf(expected.of(visitor, framework.version()));
    }
    all.assertThat(application.toldOfNobody())
        .as("sessions that end with the server")
        .allMatch(line -> line.startsWith("logout ") && line.contains("session_expired"));
    all.assertAll();
  }
}
