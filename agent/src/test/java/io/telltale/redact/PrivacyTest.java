// SPDX-License-Identifier: Apache-2.0

package io.telltale.redact;

import static org.assertj.core.api.Assertions.assertThat;

import io.telltale.config.AgentOptions;
import io.telltale.config.ConfigLoader;
import io.telltale.config.Configuration;
import io.telltale.config.Problem;
import io.telltale.event.EventType;
import io.telltale.event.Marked;
import io.telltale.event.Outcome;
import io.telltale.event.Request;
import io.telltale.event.SecurityEvent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a configuration's {@code privacy} makes of an event. */
class PrivacyTest {

  private static final String KEY = "0123456789abcdef0123456789abcdef";

  private static Configuration load(String... lines) {
    String yaml = "privacy:\n  " + String.join("\n  ", lines) + "\n";
    AgentOptions options = AgentOptions.parse("config=telltale.yaml", Map.of("KEY", KEY));
    return ConfigLoader.load(options, Map.of(), yaml.getBytes(StandardCharsets.UTF_8));
  }

  private static Redactor with(String... lines) {
    Configuration configuration = load(lines);
    assertThat(configuration.problems()).isEmpty();
    assertThat(PrivacyCheck.problems(configuration.privacy())).isEmpty();
    return new Redactor(configuration.privacy());
  }

  private static SecurityEvent.Builder failure(String user) {
    return SecurityEvent.builder(EventType.LOGIN_FAILURE, Outcome.FAILURE, 1_700_000_000_000L)
        .user(user)
        .request(
            new Request(
                "POST", "/login", 401, "203.0.113.77", "2001:db8:1:2::3", "curl/8", "SESSION1"));
  }

  private static SecurityEvent.Builder success(String user) {
    return SecurityEvent.builder(EventType.LOGIN_SUCCESS, Outcome.SUCCESS, 1_700_000_000_000L)
        .user(user);
  }

  @Test
  void aNameThatNobodyHasIsHashedByDefault() {
    SecurityEvent unknown =
        with("users: plain").redact(failure("my-password!").reason("unknown_user").build());
    SecurityEvent known =
        with("users: plain").redact(failure("alice").reason("bad_credentials").build());

    assertThat(unknown.user()).isNull();
    assertThat(unknown.userHash()).matches("[0-9a-f]{32}");
    assertThat(known.user()).isEqualTo("alice");
    assertThat(known.userHash()).isNull();
  }

  @ParameterizedTest
  @CsvSource({"plain, alice, ", "hash, , x", "both, alice, x", "drop, ,"})
  void users(String shown, String name, String hash) {
    SecurityEvent event = with("users: " + shown).redact(success("alice").build());

    assertThat(event.user()).isEqualTo(name);
    assertThat(event.userHash() == null).isEqualTo(hash == null);
  }

  @Test
  void aHashIsTheSameForAllSpellingsAndUnderOneKey() {
    Redactor redactor = with("users: hash", "key: '${env:KEY}'", "key_id: k7");
    String hash = redactor.redact(success("Jos\u00e9").build()).userHash();

    assertThat(hash).startsWith("k7:");
    assertThat(redactor.redact(success(" JOSE\u0301 ").build()).userHash()).isEqualTo(hash);
    assertThat(
            with("users: hash", "key: '${env:KEY}'", "key_id: k7")
                .redact(success("jos\u00e9").build())
                .userHash())
        .isEqualTo(hash);
    assertThat(
            with("users: hash", "key: 'another key of any kind'", "key_id: k7")
                .redact(success("jos\u00e9").build())
                .userHash())
        .isNotEqualTo(hash);
  }

  @Test
  void aHashedNameIsInNoOtherText() {
    SecurityEvent event =
        with("users: hash")
            .redact(
                success("alice")
                    .resource("/home/alice/export.csv")
                    .field("who", Arrays.asList("alice", 3L))
                    .request(
                        new Request("GET", "/users/alice", 200, null, null, "alice's agent", null))
                    .build());

    assertThat(event.resource()).isEqualTo("/home/[user]/export.csv");
    assertThat(event.fields()).containsEntry("who", List.of("[user]", 3L));
    assertThat(event.request().path()).isEqualTo("/users/[user]");
    assertThat(event.request().userAgent()).isEqualTo("[user]'s agent");
  }

  @Test
  void addressesAreTruncated() {
    Request request = with("addresses: truncated").redact(failure("x").build()).request();

    assertThat(request.source()).isEqualTo("203.0.113.0");
    assertThat(request.peer()).isEqualTo("2001:db8:1::");
  }

  @ParameterizedTest
  @CsvSource({
    "::1, ::",
    "fe80::1, fe80::",
    "2001:db8::5, 2001:db8::",
    "2001:db8:85a3:8d3:1319:8a2e:370:7348, 2001:db8:85a3::",
    "::ffff:192.0.2.77, ::ffff:192.0.2.0"
  })
  void networks(String address, String network) {
    assertThat(Addresses.truncated(address)).isEqualTo(network);
  }

  @Test
  void addressesAreHashed() {
    Request request = with("addresses: hash").redact(failure("x").build()).request();

    assertThat(request.source()).matches("[0-9a-f]{16}").isNotEqualTo(request.peer());
  }

  @Test
  void presets() {
    SecurityEvent european = with("preset: gdpr").redact(failure("alice").reason("x@y.zz").build());
    SecurityEvent ofCards = with("preset: pci").redact(failure("alice").build());

    assertThat(european.user()).isNull();
    assertThat(european.userHash()).isNotNull();
    assertThat(european.reason()).isEqualTo("[email]");
    assertThat(european.request().source()).isEqualTo("203.0.113.0");
    assertThat(ofCards.user()).isEqualTo("alice");
    assertThat(ofCards.request().source()).isEqualTo("203.0.113.77");
    assertThat(with("preset: gdpr", "users: both").redact(success("alice").build()).user())
        .isEqualTo("alice");
  }

  @Test
  void theSessionsIdIsInNoText() {
    SecurityEvent event =
        with("users: plain")
            .redact(failure("SESSION1").resource("/x/SESSION1").reason("SESSION1?").build());

    assertThat(event.user()).isEqualTo("[session]");
    assertThat(event.resource()).isEqualTo("/x/[session]");
    assertThat(event.reason()).isEqualTo("[session]?");
    assertThat(event.request().session()).matches("[0-9a-f]{16}");
  }

  @Test
  void whatIsMarkedLeavesAsTheRuleSays() {
    String token = "n4Jf8Qz1LmP0xYt7Wb3Rk9Vc5Ds2Gh6A";
    SecurityEvent event =
        success("alice")
            .field("approver", new Marked(Marked.Kind.USER, "bob"))
            .field("account", new Marked(Marked.Kind.HASH, "4711"))
            .field("order", new Marked(Marked.Kind.ID, token))
            .field("text", token)
            .build();

    SecurityEvent plain = with("users: plain").redact(event);
    SecurityEvent hashed = with("users: hash").redact(event);

    assertThat(plain.fields()).containsEntry("approver", "bob").containsEntry("order", token);
    assertThat(plain.fields()).containsEntry("text", "[token]");
    assertThat(plain.fields().get("account")).asString().matches("[0-9a-f]{32}");
    assertThat(hashed.fields().get("approver")).asString().matches("[0-9a-f]{32}");
    assertThat(with("users: drop").redact(event).fields()).containsEntry("approver", "[user]");
  }

  @Test
  void patternsOfTheUser() {
    SecurityEvent event =
        with("patterns: { customer: 'K-[0-9]{8}' }")
            .redact(success("alice").resource("K-12345678.pdf").build());

    assertThat(event.resource()).isEqualTo("[customer].pdf");
  }

  @ParameterizedTest
  @CsvSource({
    "(a+)+$, ''",
    "(?=x), no regular expression",
    "(x, no regular expression",
    "x*, empty"
  })
  void whatIsNoPatternIsRefused(String pattern, String why) {
    List<Problem> problems =
        PrivacyCheck.problems(load("patterns: { own: '" + pattern + "' }").privacy());

    if (why.isEmpty()) {
      assertThat(problems).isEmpty(); // RE2 takes linear time for it
    } else {
      assertThat(problems).singleElement().asString().contains("telltale.yaml:2:", why);
    }
  }

  @Test
  void aConfigurationThatIsWrongShowsNothingPlain() {
    Configuration configuration = load("users: hashed");

    assertThat(configuration.problems())
        .singleElement()
        .asString()
        .contains("telltale.yaml:2:10", "unknown users 'hashed'", "did you mean 'hash'?");
    SecurityEvent event = new Redactor(configuration.privacy()).redact(success("alice").build());
    assertThat(event.user()).isNull();
    assertThat(event.userHash()).isNotNull();
  }

  @Test
  void aShortKeyIsRefused() {
    assertThat(load("users: hash", "key: short").problems())
        .singleElement()
        .asString()
        .contains("less than 16");
  }
}
