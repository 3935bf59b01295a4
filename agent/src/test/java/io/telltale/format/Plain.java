// SPDX-License-Identifier: Apache-2.0

package io.telltale.format;

import io.telltale.config.Layout;
import io.telltale.event.SecurityEvent;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;

/** Single events in ECS, without a seal. */
final class Plain {

  private Plain() {}

  static byte[] of(Identity identity, int mostBytes, SecurityEvent event) throws IOException {
    List<byte[]> messages = new ArrayList<>();
    try {
      EventStream.unsealed(Layout.usual(), identity, mostBytes)
          .add(event, (message, of) -> messages.add(message));
    } catch (GeneralSecurityException e) {
      throw new AssertionError("nothing is sealed", e);
    }
    return messages.get(0);
  }
}
