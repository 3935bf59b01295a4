// SPDX-License-Identifier: Apache-2.0

package io.telltale.ship;

import io.telltale.config.Endpoint;
import io.telltale.config.Endpoint.Scheme;
import io.telltale.config.Target;
import io.telltale.format.EventStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The transport and the message sizes that a target asks for. */
final class Transports {

  private Transports() {}

  /** Reads certificates each time, since they are replaced before they expire. */
  static Transport of(Target target, Endpoint endpoint) throws IOException {
    switch (endpoint.scheme()) {
      case UDP:
        return new UdpTransport(endpoint);
      case TCP:
        return tcp(target, endpoint, null);
      case TLS:
        return tcp(target, endpoint, Tls.of(target.tls()));
      case RELP:
        return new RelpTransport(endpoint, target.window(), null);
      case RELPS:
        return new RelpTransport(endpoint, target.window(), Tls.of(target.tls()));
      case FILE:
        return new StreamTransport(endpoint.host());
      default:
        return new StreamTransport(null);
    }
  }

  private static Transport tcp(Target target, Endpoint endpoint, @Nullable Tls tls) {
    long mostInDoubt = Memory.share(TcpTransport.IN_DOUBT_BYTES);
    return new TcpTransport(endpoint, target.framing(), tls, mostInDoubt);
  }

  /** How long messages may be, so that they fit all of a target's endpoints. */
  static int mostBytes(Target target) {
    for (Endpoint endpoint : target.endpoints()) {
      if (endpoint.scheme() == Scheme.UDP) {
        return UdpTransport.MOST_BYTES;
      }
    }
    return EventStream.MOST_BYTES;
  }
}
