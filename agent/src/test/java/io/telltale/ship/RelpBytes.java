// SPDX-License-Identifier: Apache-2.0

package io.telltale.ship;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a collector may answer. */
public final class RelpBytes {

  private RelpBytes() {}

  /** Fails unless the same frames are found however the bytes come in. */
  public static void check(byte[] data) {
    assertThat(frames(data, 1)).isEqualTo(frames(data, Math.max(1, data.length)));
  }

  private static List<String> frames(byte[] data, int chunk) {
    List<String> frames = new ArrayList<>();
    RelpResponses responses =
        new RelpResponses((number, command, text) -> frames.add(number + command + text));
    try {
      for (int at = 0; at < data.length; at += chunk) {
        byte[] piece = Arrays.copyOfRange(data, at, Math.min(data.length, at + chunk));
        responses.take(piece, piece.length);
      }
    } catch (IOException e) {
      frames.add(e.getMessage());
    }
    return frames;
  }
}
