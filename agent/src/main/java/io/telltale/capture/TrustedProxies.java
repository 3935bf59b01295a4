// SPDX-License-Identifier: Apache-2.0

package io.telltale.capture;

import io.telltale.config.Problem;
import io.telltale.config.Text;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whose {@code X-Forwarded-For} is believed. Anybody can send the header, so it counts only when
 * the peer is a proxy that was named, and is read from the right, where the nearest proxy wrote.
 */
final class TrustedProxies {

  private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";

  /** Java takes more for an address, such as a bare number, and asks the resolver for the rest. */
  private static final Pattern ADDRESS =
      Pattern.compile(OCTET + "(?:\\." + OCTET + "){3}|[0-9A-Fa-f]*:[0-9A-Fa-f:.]*");

  private final List<Block> blocks;

  private TrustedProxies(List<Block> blocks) {
    this.blocks = blocks;
  }

  static TrustedProxies of(List<Text> texts, List<Problem> problems) {
    List<Block> blocks = new ArrayList<>();
    for (Text text : texts) {
      Block block = Block.parse(text.value());
      if (block == null) {
        problems.add(
            new Problem(
                text.position(),
                "'" + text.value() + "' is no address or CIDR block, such as 10.0.0.0/8"));
      } else {
        blocks.add(block);
      }
    }
    return new TrustedProxies(blocks);
  }

  boolean isEmpty() {
    return blocks.isEmpty();
  }

  /**
   * The client's address.
   *
   * @param peer the other end of the connection
   * @param forwarded the header's value, {@code client, proxy1, proxy2}
   */
  @Nullable String source(@Nullable String peer, @Nullable String forwarded) {
    if (peer == null || forwarded == null || !trusts(peer)) {
      return peer;
    }
    String source = peer;
    String[] hops = forwarded.split(",");
    for (int i = hops.length - 1; i >= 0; i--) {
      String hop = hops[i].trim();
      if (bytes(hop) == null) {
        return source; // whoever wrote that, it is no address
      }
      source = hop;
      if (!trusts(hop)) {
        return source;
      }
    }
    return source;
  }

  private boolean trusts(String address) {
    byte[] bytes = bytes(address);
    if (bytes == null) {
      return false;
    }
    for (Block block : blocks) {
      if (block.contains(bytes)) {
        return true;
      }
    }
    return false;
  }

  /** Literals only: a name would be looked up. */
  private static byte @Nullable [] bytes(String address) {
    if (!ADDRESS.matcher(address).matches()) {
      return null;
    }
    try {
      return InetAddress.getByName(address).getAddress();
    } catch (UnknownHostException e) {
      return null;
    }
  }

  private static final class Block {
    private final byte[] address;
    private final int bits;

    private Block(byte[] address, int bits) {
      this.address = address;
      this.bits = bits;
    }

    static @Nullable Block parse(String text) {
      int slash = text.indexOf('/');
      byte[] address = bytes(slash < 0 ? text : text.substring(0, slash));
      if (address == null) {
        return null;
      }
      int most = address.length * 8;
      if (slash < 0) {
        return new Block(address, most);
      }
      String length = text.substring(slash + 1);
      if (!length.matches("\\d{1,3}") || Integer.parseInt(length) > most) {
        return null;
      }
      return new Block(address, Integer.parseInt(length));
    }

    boolean contains(byte[] other) {
      if (other.length != address.length) {
        return false;
      }
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> (bit & 7);
        if ((address[bit >> 3] & mask) != (other[bit >> 3] & mask)) {
          return false;
        }
      }
      return true;
    }
  }
}
