// SPDX-License-Identifier: Apache-2.0

package io.telltale.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fluenda.parcefone.event.CommonEvent;
import com.fluenda.parcefone.parser.CEFParser;
import com.github.jcustenborder.cef.CEFParserFactory;
import com.github.jcustenborder.cef.Message;
import io.telltale.config.Layout;
import io.telltale.event.EventType;
import io.telltale.event.Outcome;
import io.telltale.event.SecurityEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** CEF as two readers that nobody here wrote read it. */
class ForeignCefTest {

  private static final Layout CEF = Layout.of(Layout.Schema.CEF);

  @Test
  void hasEachType() throws Exception {
    for (Map.Entry<EventType, String> message : Samples.messages(CEF).entrySet()) {
      String text = Samples.payload(message.getValue());
      TypeTable.Row row = TypeTable.of(message.getKey());

      Message one = CEFParserFactory.create().parse(text);
      assertThat(one.cefVersion()).isZero();
      assertThat(one.deviceVendor()).isEqualTo("Telltale");
      assertThat(one.deviceEventClassId()).isEqualTo(Integer.toString(row.cef));
      assertThat(one.name()).isEqualTo(row.title);
      assertThat(one.severity()).isEqualTo(Integer.toString(row.severity));
      assertThat(one.extensions())
          .containsEntry("act", message.getKey().name())
          .containsEntry("rt", Long.toString(Samples.TIME))
          .containsKey("TelltaleSealTag");

      CommonEvent other = new CEFParser().parse(text, false, Locale.ENGLISH);
      assertThat(other.getHeader())
          .containsEntry("deviceEventClassId", Integer.toString(row.cef))
          .containsEntry("name", row.title);
      assertThat(other.getExtension(true)).containsEntry("act", message.getKey().name());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "a=b c=d, a=b c=d",
    "DOMAIN\\bob, DOMAIN\\bob",
    "x|y, x|y",
    "'line\nfeed', line\\u000afeed",
    "' edge ', \\u0020edge\\u0020",
    "\ud83d\ude00 \u65e5\u672c, \ud83d\ude00 \u65e5\u672c",
  })
  void hasTheUserAsHeTyped(String typed, String read) throws Exception {
    SecurityEvent event =
        SecurityEvent.builder(EventType.LOGIN_FAILURE, Outcome.FAILURE, Samples.TIME)
            .user(typed)
            .build();
    List<byte[]> sent = new ArrayList<>();
    EventStream.unsealed(CEF, Samples.IDENTITY, EventStream.MOST_BYTES)
        .add(event, (message, of) -> sent.add(message));
    String text = Samples.payload(new String(sent.get(0), StandardCharsets.UTF_8));

    String one = CEFParserFactory.create().parse(text).extensions().get("suser");
    Object other =
        new CEFParser().parse(text, false, Locale.ENGLISH).getExtension(true).get("suser");
    assertThat(unescaped(one)).isEqualTo(read);
    assertThat(unescaped(other)).isEqualTo(read);
  }

  /** These readers find where a value ends, but leave its escapes to others. */
  private static String unescaped(Object value) {
    return value.toString().replace("\\=", "=").replace("\\\\", "\\");
  }
}
