// SPDX-License-Identifier: Apache-2.0

package io.telltale.format;

import io.telltale.config.Layout;
import io.telltale.event.EventType;
import io.telltale.event.SecurityEvent;

/** All of a message of RFC 5424 that stands before the event itself. For one thread. */
final class Envelope {

  private static final int LONGEST_HOST = 255;
  private static final int LONGEST_APP = 48;

  /** {@code <191>1 TIMESTAMP } and the space behind MSGID. */
  private static final int AROUND = 33;

  /**
   * RFC 5424, section 7.1: times are in UTC for certain. Whether the clock is right nobody tells a
   * JVM.
   */
  private static final String TIME_QUALITY = "[timeQuality tzKnown=\"1\"]";

  private final Rfc3339 times = new Rfc3339();
  private final int facility;
  private final byte[] source;
  private final byte[] behind;

  Envelope(Layout layout, Identity identity) {
    String pid = identity.pid() < 0 ? "-" : Long.toString(identity.pid());
    String host = printable(identity.host(), LONGEST_HOST);
    String service = appName(identity.service());
    this.facility = layout.facility().code();
    this.source = Output.ascii(" " + host + " " + service + " " + pid + " ");
    this.behind = Output.ascii(" " + structuredData(layout.schema()));
  }

  private static String structuredData(Layout.Schema schema) {
    switch (schema) {
      case CEF:
      case LEEF:
        return "- "; // their readers are of a simpler kind, some lose what stands behind a bracket
      case RFC5424:
        return TIME_QUALITY; // ours follows without a space, and then there is no text
      default:
        return TIME_QUALITY + " ";
    }
  }

  static String appName(String service) {
    return printable(service, LONGEST_APP);
  }

  int length(EventType type) {
    return AROUND + source.length + type.name().length() + behind.length;
  }

  void write(SecurityEvent event, Output out) {
    out.put('<');
    out.put((long) facility * 8 + event.severity());
    out.put('>');
    out.put('1');
    out.put(' ');
    out.put(times.of(event.time()));
    out.put(source);
    out.put(Output.ascii(event.type().name()));
    out.put(behind);
  }

  /** PRINTUSASCII (RFC 5424 section 6), or the nil value. */
  static String printable(String text, int longest) {
    StringBuilder kept = new StringBuilder();
    for (int i = 0; i < text.length() && kept.length() < longest; i++) {
      char c = text.charAt(i);
      kept.append(c > ' ' && c < 0x7f ? c : '_');
    }
    return kept.length() == 0 ? "-" : kept.toString();
  }
}
