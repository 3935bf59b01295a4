// SPDX-License-Identifier: Apache-2.0

package io.telltale.format;

import io.telltale.event.Name;
import io.telltale.event.Pairs;
import io.telltale.event.Request;
import org.jspecify.annotations.Nullable;

/** What is known of the request in which something happened. */
final class RequestFields {

  private RequestFields() {}

  static void put(Column column, Request request, Pairs to) {
    Name name = column.name;
    String source = request.source();
    switch (column.field) {
      case SOURCE:
      case CLIENT:
        to.text(name, Address.of(source));
        break;
      case SOURCE_NAME:
        to.text(name, Address.is(source) ? null : source);
        break;
      case PEER:
        to.text(name, proxy(request));
        break;
      case METHOD:
        to.text(name, request.method());
        break;
      case PATH:
        to.text(name, request.path());
        break;
      case STATUS:
        if (request.status() != Request.NO_STATUS) {
          to.number(name, request.status());
        }
        break;
      case USER_AGENT:
        to.text(name, request.userAgent());
        break;
      case SESSION:
        to.text(name, request.session());
        break;
      default:
    }
  }

  /** The other end of the connection, where it is not the client. */
  static @Nullable String proxy(Request request) {
    String peer = Address.of(request.peer());
    return peer == null || peer.equals(request.source()) ? null : peer;
  }
}
