// SPDX-License-Identifier: Apache-2.0

package io.telltale.verify;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Lines of UTF-8, of bounded length whatever the data are. */
final class Lines {

  /** No event is longer than 64 KiB, but a store may have wrapped it. */
  static final int LONGEST = 1 << 20;

  private final BufferedInputStream in;
  private final byte[] chunk = new byte[1 << 16];
  private int chunkAt;
  private int chunkEnd;
  private byte[] line = new byte[8_192];

  Lines(InputStream in) {
    this.in = new BufferedInputStream(in, 1 << 16);
  }

  /** The next line without its end, empty if it is too long; null at the end. */
  @Nullable String next() throws IOException {
    int length = 0;
    boolean tooLong = false;
    while (true) {
      if (chunkAt == chunkEnd) {
        chunkEnd = Math.max(0, in.read(chunk));
        chunkAt = 0;
        if (chunkEnd == 0) {
          return length == 0 && !tooLong ? null : text(length, tooLong);
        }
      }
      int end = chunkAt;
      while (end < chunkEnd && chunk[end] != '\n') {
        end++;
      }
      int more = end - chunkAt;
      if (length + more > LONGEST) {
        tooLong = true;
      } else if (!tooLong) {
        append(length, more);
        length += more;
      }
      boolean ended = end < chunkEnd;
      chunkAt = ended ? end + 1 : end;
      if (ended) {
        return text(length, tooLong);
      }
    }
  }

  private void append(int length, int more) {
    if (line.length < length + more) {
      line = Arrays.copyOf(line, Math.max(2 * line.length, length + more));
    }
    System.arraycopy(chunk, chunkAt, line, length, more);
  }

  private String text(int length, boolean tooLong) {
    int end = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
    return tooLong ? "" : new String(line, 0, end, StandardCharsets.UTF_8);
  }
}
