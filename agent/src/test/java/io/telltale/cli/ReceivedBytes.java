// SPDX-License-Identifier: Apache-2.0

package io.telltale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;

/** What may come in at a receiver's port. */
public final class ReceivedBytes {

  private static final int WHOLE_MINUTE = 60_000;

  private ReceivedBytes() {}

  /** Fails unless each frame is bounded, and what it shows is printable. */
  public static void check(byte[] data) {
    ByteArrayInputStream in = new ByteArrayInputStream(data);
    FrameReader reader = new FrameReader((into, timeout) -> in.read(into), WHOLE_MINUTE, () -> 0);
    try {
      for (Optional<byte[]> next = reader.next(); next.isPresent(); next = reader.next()) {
        byte[] frame = next.get();
        assertThat(frame.length).isLessThanOrEqualTo(FrameReader.LARGEST_FRAME + 1);
        Optional<SyslogMessage> message = SyslogMessage.parse(frame);
        assertThat(Printable.escape(message.toString()).chars()).noneMatch(Character::isISOControl);
      }
    } catch (IOException e) {
      assertThat(e).message().isNotEmpty();
    }
  }
}
