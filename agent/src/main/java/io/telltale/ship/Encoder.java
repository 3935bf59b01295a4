// SPDX-License-Identifier: Apache-2.0

package io.telltale.ship;

import io.telltale.event.SecurityEvent;
import io.telltale.format.SyslogFormat;
import java.io.IOException;

/**
 * Makes the messages of one target's stream. Whatever goes through here has its place in the
 * stream: this is where the stream is numbered and sealed, before the format. For one thread.
 */
final class Encoder {

  private final SyslogFormat format;

  Encoder(SyslogFormat format) {
    this.format = format;
  }

  Message encode(SecurityEvent event) throws IOException {
    return new Message(format.format(event), event.type().name());
  }
}
