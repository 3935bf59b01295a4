// SPDX-License-Identifier: Apache-2.0

package io.telltale.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.telltale.event.EventType;
import io.telltale.event.Outcome;
import io.telltale.event.SecurityEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetTest {

  @TempDir Path folder;

  private Configuration load(String yaml, String... options) throws IOException {
    Path file = Files.writeString(folder.resolve("telltale.yaml"), yaml);
    String all = "config=" + file + (options.length == 0 ? "" : "," + options[0]);
    return ConfigLoader.load(AgentOptions.parse(all, Map.of("SECRET", "s3cret")), Map.of());
  }

  private Target only(String yaml) throws IOException {
    Configuration configuration = load(yaml);
    assertThat(configuration.problems()).isEmpty();
    assertThat(configuration.targets()).hasSize(1);
    return configuration.targets().get(0);
  }

  private List<String> problems(String yaml) throws IOException {
    return load(yaml).problems().stream().map(Problem::toString).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "relps://logs.example.com, RELPS, logs.example.com, 2514, relps://logs.example.com:2514",
    "relp://h:20514, RELP, h, 20514, relp://h:20514",
    "tls://[::1], TLS, ::1, 6514, tls://[::1]:6514",
    "tcp://[fe80::1%eth0]:601, TCP, fe80::1%eth0, 601, tcp://[fe80::1%eth0]:601",
    "udp://[2001:db8::7]:514/, UDP, 2001:db8::7, 514, udp://[2001:db8::7]:514",
    "file:a/b.log, FILE, a/b.log, 0, file:a/b.log",
    "stdout, STDOUT, '', 0, stdout",
  })
  void readsUrls(String url, Endpoint.Scheme scheme, String host, int port, String shown)
      throws IOException {
    Endpoint endpoint = only("target: '" + url + "'").endpoints().get(0);

    assertThat(endpoint.scheme()).isEqualTo(scheme);
    assertThat(endpoint.host()).isEqualTo(host);
    assertThat(endpoint.port()).isEqualTo(port);
    assertThat(endpoint).hasToString(shown);
  }

  @ParameterizedTest
  @CsvSource({
    "tcp://::1, is no host and port",
    "relp://h:99999, not between 1 and 65535",
    "rlps://h, did you mean 'relps'",
    "tls://user@h, is no host and port",
  })
  void refusesWhatIsNone(String url, String why) throws IOException {
    assertThat(problems("target: '" + url + "'")).singleElement().asString().contains(why);
  }

  @Test
  void readsEverySetting() throws IOException {
    Target target =
        only(
            """
            target:
              url: relps://a
              failover: [relp://b, tls://c]
              ca: ca.p12
              ca_password: ${env:SECRET}
              certificate: me.p12
              password: ${env:SECRET}
              framing: lf
              window: 512
              queue: { events: 5000, bytes: 2MiB }
              spool: { path: /var/spool/x, bytes: 3GiB, age: 12h, key: '${file:%s}' }
            """
                .formatted(Files.writeString(folder.resolve("key"), "AAECAwQFBgcICQoLDA0ODw==\n")));

    assertThat(target.endpoints())
        .extracting(Endpoint::toString)
        .containsExactly("relps://a:2514", "relp://b:2514", "tls://c:6514");
    assertThat(target.tls().caPassword()).isEqualTo("s3cret");
    assertThat(target.tls().password()).isEqualTo("s3cret");
    assertThat(target.framing()).isEqualTo(Target.Framing.LF);
    assertThat(target.window()).isEqualTo(512);
    assertThat(target.queueEvents()).isEqualTo(5_000);
    assertThat(target.queueBytes()).isEqualTo(2 << 20);
    assertThat(target.spool().bytes()).isEqualTo(3L << 30);
    assertThat(target.spool().age()).isEqualTo(43_200_000L);
    assertThat(target.spool().key()).hasSize(16).startsWith(0, 1, 2);
    assertThat(target).hasToString("relps://a:2514");
  }

  @Test
  void takesNoSecretThatStandsInTheFile() throws IOException {
    String elsewhere = "a secret stands elsewhere: write ${file:PATH} or ${env:NAME} here";
    assertThat(problems("target: { url: tls://a, certificate: b, password: hunter2 }"))
        .singleElement()
        .asString()
        .endsWith(elsewhere)
        .doesNotContain("hunter2");
    assertThat(problems("target: { url: tls://a, spool: { path: b, key: hunter2 } }"))
        .singleElement()
        .asString()
        .endsWith(elsewhere);
  }

  @Test
  void takesNoKeyThatIsTooShort() throws IOException {
    assertThat(problems("target: { url: tls://a, spool: { path: b, key: '${env:SECRET}' } }"))
        .singleElement()
        .asString()
        .contains("openssl rand -base64 32")
        .doesNotContain("s3cret");
  }

  @Test
  void leavesOutATargetThatIsWrongAndKeepsTheOthers() throws IOException {
    Configuration configuration = load("targets: [tls://a, ftp://b, { url: udp://c, formt: ecs }]");

    assertThat(configuration.targets())
        .extracting(Target::toString)
        .containsExactly("tls://a:6514");
    assertThat(configuration.problems()).hasSize(2);
  }

  @Test
  void doesNotLetTwoTargetsShareASpool() throws IOException {
    assertThat(
            problems(
                "targets: [{ url: tls://a, spool: { path: s } }, { url: tls://b, spool: { path: s } }]"))
        .singleElement()
        .asString()
        .contains("two targets share the spool s");
  }

  @Test
  void anOptionsUrlCountsInsteadOfTheFiles() throws IOException {
    assertThat(load("targets: [tls://a, tls://b]", "target=tcp://c").targets())
        .extracting(Target::toString)
        .containsExactly("tcp://c:514");
    Target kept = load("target: { url: tls://a, window: 7 }", "target=relp://c").targets().get(0);
    assertThat(kept).hasToString("relp://c:2514");
    assertThat(kept.window()).isEqualTo(7);
  }

  @Test
  void admitsByTypeAndSeverityAndAlwaysWhatTheAgentSaysOfItself() throws IOException {
    Target target = only("target: { url: tls://a, types: [login, logout], severity: notice }");

    assertThat(target.admits(event(EventType.LOGIN_FAILURE))).isTrue();
    assertThat(target.admits(event(EventType.LOGIN_SUCCESS))).as("informational").isFalse();
    assertThat(target.admits(event(EventType.ACCESS_DENIED))).as("not asked for").isFalse();
    assertThat(target.admits(event(EventType.HEARTBEAT))).isTrue();
    Target all = only("target: tls://a");
    assertThat(all.admits(event(EventType.LOGIN_SUCCESS))).isTrue();
  }

  private static SecurityEvent event(EventType type) {
    return SecurityEvent.builder(type, Outcome.UNKNOWN, 1).build();
  }

  @Test
  void equalsWhatHasTheSameSettings() throws IOException {
    String yaml = "target: { url: tls://a, ca: b, spool: { path: s }, types: [login] }";

    assertThat(only(yaml)).isEqualTo(only(yaml)).hasSameHashCodeAs(only(yaml));
    assertThat(only(yaml)).isNotEqualTo(only(yaml.replace("ca: b", "ca: c")));
    assertThat(only(yaml)).isNotEqualTo(only(yaml.replace("path: s", "path: t")));
    assertThat(only(yaml)).isNotEqualTo(only(yaml.replace("login", "logout")));
  }

  @Test
  void boundsDurations() throws IOException {
    assertThat(load("heartbeat: 30s\nshutdown_timeout: 5s").heartbeat()).isEqualTo(30_000);
    assertThat(load("heartbeat: 30s\nshutdown_timeout: 5s").shutdownTimeout()).isEqualTo(5_000);
    Configuration wrong = load("heartbeat: 10ms\nshutdown_timeout: 1h");
    assertThat(wrong.problems()).hasSize(2);
    assertThat(wrong.heartbeat()).isEqualTo(15_000);
    assertThat(wrong.shutdownTimeout()).isEqualTo(2_000);
  }
}
