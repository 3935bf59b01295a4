// SPDX-License-Identifier: Apache-2.0

package io.telltale.ship;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Takes RELP frames apart as they come in: {@code TXNR SP COMMAND SP DATALEN [SP DATA] LF}.
 * Bounded, for the other end may be anybody.
 */
final class RelpResponses {

  /** What is done with a frame. */
  interface Handler {

    void frame(long number, String command, String data) throws IOException;
  }

  private static final int LONGEST_DATA = 128 * 1024;
  private static final int LONGEST_WORD = 32;

  private enum Part {
    NUMBER,
    COMMAND,
    LENGTH,
    DATA,
    TRAILER
  }

  private final Handler handler;
  private final ByteArrayOutputStream data = new ByteArrayOutputStream();
  private final StringBuilder word = new StringBuilder();
  private Part part = Part.NUMBER;
  private long number;
  private String command = "";
  private int left;

  RelpResponses(Handler handler) {
    this.handler = handler;
  }

  void take(byte[] bytes, int length) throws IOException {
    for (int i = 0; i < length; i++) {
      if (part == Part.DATA) {
        data.write(bytes[i]);
        part = --left == 0 ? Part.TRAILER : Part.DATA;
      } else {
        take((char) (bytes[i] & 0xff));
      }
    }
  }

  private void take(char c) throws IOException {
    switch (part) {
      case NUMBER:
        if (ends(c, ' ')) {
          number = digits();
          part = Part.COMMAND;
        }
        break;
      case COMMAND:
        if (ends(c, ' ')) {
          command = word.toString();
          word.setLength(0);
          part = Part.LENGTH;
        }
        break;
      case LENGTH:
        // Some servers put the blank before the data even where there are none.
        if (c == '\n' || c == ' ') {
          left = (int) Math.min(digits(), LONGEST_DATA + 1L);
          if (left > LONGEST_DATA) {
            throw new IOException("a RELP frame of more than " + LONGEST_DATA + " bytes");
          }
          begin(c);
        } else {
          ends(c, ' ');
        }
        break;
      default:
        if (c != '\n') {
          throw new IOException("no end of a RELP frame where it should be");
        }
        end();
    }
  }

  private void begin(char delimiter) throws IOException {
    data.reset();
    if (delimiter == '\n' && left > 0) {
      throw new IOException("a RELP frame without its data");
    }
    part = left == 0 ? Part.TRAILER : Part.DATA;
    if (delimiter == '\n') {
      end();
    }
  }

  private void end() throws IOException {
    part = Part.NUMBER;
    handler.frame(number, command, new String(data.toByteArray(), StandardCharsets.UTF_8));
  }

  private boolean ends(char c, char delimiter) throws IOException {
    if (c == delimiter) {
      return true;
    }
    if (c <= ' ' || c > '~' || word.length() == LONGEST_WORD) {
      throw new IOException("this is not RELP");
    }
    word.append(c);
    return false;
  }

  private long digits() throws IOException {
    String text = word.toString();
    word.setLength(0);
    if (text.isEmpty() || text.length() > 9) {
      throw new IOException("this is not RELP");
    }
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new IOException("this is not RELP", e);
    }
  }
}
