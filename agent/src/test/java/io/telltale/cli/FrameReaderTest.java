// SPDX-License-Identifier: Apache-2.0

package io.telltale.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameReaderTest {

  private static final int FRAME_MILLIS = 1_000;

  /** Gives at most {@code chunk} bytes a read, and notes how long each read was ready to wait. */
  private static final class Script implements FrameReader.Source {

    private final byte[] bytes;
    private final int chunk;
    private final List<Integer> timeouts = new ArrayList<>();
    private int position;

    Script(String text, int chunk) {
      this.bytes = text.getBytes(ISO_8859_1);
      this.chunk = chunk;
    }

    @Override
    public int read(byte[] into, int timeoutMillis) {
      timeouts.add(timeoutMillis);
      int length = Math.min(Math.min(chunk, into.length), bytes.length - position);
      System.arraycopy(bytes, position, into, 0, length);
      position += length;
      return length == 0 ? -1 : length;
    }
  }

  private static List<String> frames(String stream, int chunk) throws IOException {
    FrameReader reader = new FrameReader(new Script(stream, chunk), FRAME_MILLIS);
    List<String> frames = new ArrayList<>();
    for (Optional<byte[]> next = reader.next(); next.isPresent(); next = reader.next()) {
      frames.add(new String(next.get(), ISO_8859_1));
    }
    return frames;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 100_000})
  void readsBothFramingsInOneStreamHoweverItIsCut(int chunk) throws IOException {
    String stream = "8 <13>1 -\n<14>1 line\n10 <15>two\n\r\n<16>crlf\r\n<17>nul\n\0<18>last";

    assertThat(frames(stream, chunk))
        .containsExactly(
            "<13>1 -\n", "<14>1 line", "<15>two\n\r\n", "<16>crlf", "<17>nul", "<18>last");
  }

  @Test
  void countsOctetsAndNotCharacters() throws IOException {
    assertThat(frames("6 <1>Ã¼!<2>x\n", 4)).containsExactly("<1>Ã¼!", "<2>x");
  }

  @Test
  void takesTheLargestFrameInBothFramings() throws IOException {
    String large = "<" + "x".repeat(FrameReader.LARGEST_FRAME - 1);

    assertThat(frames(large.length() + " " + large + large + "\n", 5_000))
        .containsExactly(large, large);
  }

  @ParameterizedTest
  @ValueSource(strings = {"65537 <", "999999999999999999999 <", "<x"})
  void refusesALargerFrame(String beginning) {
    String stream = beginning + "x".repeat(FrameReader.LARGEST_FRAME);

    assertThatThrownBy(() -> frames(stream, 5_000))
        .isInstanceOf(FrameException.class)
        .hasMessageContaining("more than 65536 octets");
  }

  @Test
  void refusesALineWithoutEndBeforeItFillsMemory() {
    FrameReader endless =
        new FrameReader(
            (into, timeout) -> {
              Arrays.fill(into, (byte) '<');
              return into.length;
            },
            FRAME_MILLIS);

    assertThatThrownBy(endless::next).hasMessageContaining("more than 65536 octets");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"GET / HTTP/1.1\r\n", "\u0016\u0003\u0001", "0 <13>", "hello\n", " 5 <13>x", "{}"})
  void refusesWhatBeginsNoFrame(String stream) {
    assertThatThrownBy(() -> frames(stream, 100))
        .isInstanceOf(FrameException.class)
        .hasMessageStartingWith("garbage");
  }

  @ParameterizedTest
  @ValueSource(strings = {"5x<13>", "5<13>", "12\n<13>", "7"})
  void refusesACountThatDoesNotEndWithASpace(String stream) {
    assertThatThrownBy(() -> frames(stream, 100)).isInstanceOf(FrameException.class);
  }

  @Test
  void doesNotShowTheRestOfAFrameWithTooSmallACount() throws IOException {
    FrameReader reader =
        new FrameReader(new Script("5 <13>1 forged\n<14>1 x\n", 100), FRAME_MILLIS);

    assertThat(reader.next()).hasValue("<13>1".getBytes(ISO_8859_1));
    assertThatThrownBy(reader::next).hasMessageStartingWith("garbage");
  }

  @Test
  void tellsAStreamThatEndsInsideACountedFrame() {
    assertThatThrownBy(() -> frames("10 <13>", 100)).hasMessageContaining("ended inside a frame");
  }

  @Test
  void waitsForeverBetweenFramesAndNotWithin() throws IOException {
    Script source = new Script("7 <13>abc<14>x\n", 4);
    FrameReader reader = new FrameReader(source, FRAME_MILLIS, () -> 0);

    reader.next();
    reader.next();
    reader.next();

    // "7 <1" | "3>ab" | "c<14" | ">x\n" | end
    assertThat(source.timeouts).containsExactly(0, FRAME_MILLIS, FRAME_MILLIS, FRAME_MILLIS, 0);
  }

  @Test
  void givesUpOnASenderThatTricklesWithinEachTimeout() {
    long[] now = {0};
    FrameReader reader =
        new FrameReader(
            (into, timeout) -> {
              now[0] += 300_000_000;
              into[0] = '<';
              return 1;
            },
            FRAME_MILLIS,
            () -> now[0]);

    assertThatThrownBy(reader::next).hasMessageStartingWith("stalled");
  }

  @Test
  void givesUpOnASenderThatFallsSilent() {
    FrameReader reader =
        new FrameReader(
            (into, timeout) -> {
              if (timeout > 0) {
                throw new SocketTimeoutException();
              }
              into[0] = '<';
              return 1;
            },
            FRAME_MILLIS);

    assertThatThrownBy(reader::next)
        .isInstanceOf(FrameException.class)
        .hasMessageStartingWith("stalled");
  }
}
