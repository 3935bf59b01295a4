// SPDX-License-Identifier: Apache-2.0

package io.telltale.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.telltale.seal.Finding;
import io.telltale.seal.SessionResult;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

/** For scripts: one object a line, findings first, then sessions, then the sum. */
final class VerifyReportJson extends VerifyReport {

  /** What an object is made of. */
  private interface Content {
    void write(JsonGenerator json) throws IOException;
  }

  private static final JsonFactory JSON = new JsonFactory();

  private final PrintStream out;

  VerifyReportJson(PrintStream out) {
    this.out = out;
  }

  private void line(Content content) {
    StringWriter line = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(line)) {
      json.writeStartObject();
      content.write(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a StringWriter does no I/O
    }
    out.println(Printable.escape(line.toString()));
  }

  @Override
  void say(Finding finding) {
    line(
        json -> {
          json.writeStringField("finding", finding.kind().name().toLowerCase(Locale.ROOT));
          json.writeBooleanField("wrong", finding.kind().isWrong());
          json.writeStringField("session", finding.session());
          if (finding.from() >= 0 && finding.to() >= finding.from()) {
            json.writeNumberField("from", finding.from());
            json.writeNumberField("to", finding.to());
          }
          String place = place(finding);
          if (place != null) {
            json.writeStringField("place", place);
          }
          json.writeStringField("text", finding.text());
        });
  }

  @Override
  void end(List<SessionResult> sessions) {
    for (SessionResult session : sessions) {
      line(
          json -> {
            json.writeStringField("session", session.session());
            json.writeStringField("agent", session.label());
            json.writeStringField("key", session.key());
            json.writeNumberField("events", session.events());
            json.writeNumberField("proven", session.proven());
            json.writeNumberField("duplicates", session.duplicates());
            json.writeNumberField("dropped", session.dropped());
            json.writeNumberField("began", session.began());
            json.writeNumberField("ended", session.ended());
            json.writeBooleanField("closed", session.closed());
          });
    }
    line(
        json -> {
          json.writeBooleanField("proven", wrong() == 0 && verification().events() > 0);
          json.writeNumberField("wrong", wrong());
          json.writeNumberField("events", verification().events());
          json.writeNumberField("sessions", sessions.size());
          json.writeNumberField("unsealed", verification().unsealed());
          json.writeNumberField("others", verification().others());
        });
  }
}
