// SPDX-License-Identifier: Apache-2.0

package io.telltale.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fluenda.parcefone.parser.CEFParser;
import io.telltale.config.Layout;
import io.telltale.config.Privacy;
import io.telltale.event.EventType;
import io.telltale.event.Name;
import io.telltale.event.Outcome;
import io.telltale.event.Pairs;
import io.telltale.event.Request;
import io.telltale.event.SecurityEvent;
import io.telltale.redact.Redactor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One event with the same text wherever one can stand, in every format. */
public final class HostileEvent {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final Redactor REDACTOR = new Redactor(Privacy.standard());

  private HostileEvent() {}

  /** Fails unless each format says it in one message, which its readers read as it was. */
  public static void check(String text) throws IOException {
    SecurityEvent event = REDACTOR.redact(event(text));
    String user = mended(String.valueOf(event.user()));
    for (Layout.Schema schema : Layout.Schema.values()) {
      String message = message(Layout.of(schema), event);
      String payload = Samples.payload(message);
      switch (schema) {
        case ECS -> checkJson(JSON.readTree(payload), "/telltale/truncated", user);
        case OCSF -> checkJson(JSON.readTree(payload), "/metadata/is_truncated", user);
        case CEF -> checkCef(payload, user);
        case LEEF -> checkText(new StoredText().leef(payload), "usrName", user);
        default -> checkText(new StoredText().data(payload), "user", user);
      }
    }
  }

  private static SecurityEvent event(String text) {
    return SecurityEvent.builder(EventType.LOGIN_FAILURE, Outcome.FAILURE, Samples.TIME)
        .user(text)
        .reason(text)
        .errorType(text)
        .resource(text)
        .pointcut("login")
        .field("referrer", text)
        .field("roles", List.of(text, 1L, text + "x"))
        .volume("file", text)
        .scope("job", text)
        .request(new Request(text, "/" + text, 401, text, text, text, text))
        .build();
  }

  private static String message(Layout layout, SecurityEvent event) throws IOException {
    List<byte[]> sent = new ArrayList<>();
    try {
      EventStream.unsealed(layout, Samples.IDENTITY, EventStream.MOST_BYTES)
          .add(event, (message, of) -> sent.add(message));
    } catch (GeneralSecurityException e) {
      throw new AssertionError("nothing is sealed", e);
    }
    assertThat(sent).hasSize(1);
    assertThat(sent.get(0)).hasSizeLessThanOrEqualTo(EventStream.MOST_BYTES);
    String message = decoded(sent.get(0));
    for (int i = 0; i < message.length(); i++) {
      char c = message.charAt(i);
      boolean harmful = Character.isISOControl(c) || c == 0x2028 || c == 0x2029;
      boolean turns = (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
      assertThat(harmful || turns).as("U+%04X in %s", (int) c, message).isFalse();
    }
    assertThat(message).matches("<\\d{1,3}>1 \\S+ app01 payroll 4711 login_failure .*");
    return message;
  }

  private static String decoded(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new AssertionError("no UTF-8", e);
    }
  }

  private static void checkJson(JsonNode event, String truncated, String user) {
    assertThat(event.isObject()).isTrue();
    String read = event.at("/user/name").asText();
    if (!event.at(truncated).asBoolean() && !user.isEmpty()) {
      assertThat(read).isEqualTo(user);
    }
  }

  /**
   * A reader that nobody here wrote, and ours. Another one loses bars, so it reads samples only.
   */
  private static void checkCef(String payload, String user) throws IOException {
    String ours = checkText(new StoredText().cef(payload), "suser", user);
    if (user.isEmpty()) {
      return;
    }
    try {
      Object other =
          new CEFParser().parse(payload, false, Locale.ENGLISH).getExtension(true).get("suser");
      assertThat(bare(other)).as(payload).isEqualTo(bare(ours));
    } catch (Exception e) {
      throw new AssertionError(payload, e);
    }
  }

  private static String checkText(Pairs pairs, String name, String user) {
    assertThat(pairs).isNotNull();
    String read = pairs.find(Name.of(name));
    boolean cut =
        pairs.find(Name.of("truncated")) != null
            || pairs.find(Name.of("TelltaleTruncated")) != null;
    if (!cut && user.chars().allMatch(HostileEvent::isPlain) && user.equals(user.trim())) {
      assertThat(String.valueOf(read)).isEqualTo(user.isEmpty() ? String.valueOf(read) : user);
    }
    return read;
  }

  /** No format without escapes of its own has to say it otherwise. */
  private static boolean isPlain(int c) {
    return c > ' ' && c < 0x7f && c != '^' && c != '\\';
  }

  /** That reader leaves escapes to others. */
  private static String bare(Object value) {
    return String.valueOf(value).replace("\\", "");
  }

  private static String mended(String text) {
    StringBuilder mended = new StringBuilder();
    text.codePoints()
        .map(c -> c >= 0xd800 && c <= 0xdfff ? 0xfffd : c)
        .forEach(mended::appendCodePoint);
    return mended.toString();
  }
}
