// SPDX-License-Identifier: Apache-2.0

package io.telltale.ship;

import io.telltale.config.Target;
import io.telltale.format.EventStream;
import java.io.IOException;

/** The transport and the message sizes that a target asks for. */
final class Transports {

  private Transports() {}

  static Transport of(Target target) throws IOException {
    switch (target.scheme()) {
      case UDP:
        return new UdpTransport(target.host(), target.port());
      case TCP:
        return new TcpTransport(target.host(), target.port(), null);
      case TLS:
        Tls tls = Tls.of(target.ca(), target.certificate(), target.key());
        return new TcpTransport(target.host(), target.port(), tls);
      case FILE:
        return new StreamTransport(target.host());
      default:
        return new StreamTransport(null);
    }
  }

  static int mostBytes(Target target) {
    return target.scheme() == Target.Scheme.UDP ? UdpTransport.MOST_BYTES : EventStream.MOST_BYTES;
  }
}
