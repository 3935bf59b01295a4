// SPDX-License-Identifier: Apache-2.0

package io.telltale.capture;

import io.telltale.event.Request;
import io.telltale.value.Roots;
import org.jspecify.annotations.Nullable;

/**
 * A scope as other threads see it, and whoever still works for it when it is over: plain values. A
 * container's request is not for several threads, and is used again for somebody else's.
 */
final class Snapshot implements Roots.Context {

  private final Scope scope;
  private final Request request;
  private final @Nullable String user;
  private final @Nullable String name;

  Snapshot(Scope scope, Request request, @Nullable String user, @Nullable String name) {
    this.scope = scope;
    this.request = request;
    this.user = user;
    this.name = name;
  }

  Request request() {
    return request;
  }

  @Nullable String user() {
    return user;
  }

  @Nullable String name() {
    return name;
  }

  @Override
  public boolean defines(String path) {
    switch (path) {
      case "request.method":
      case "request.path":
      case "request.address":
      case "session.id":
        return true;
      default:
        return Scope.definesAlways(path);
    }
  }

  @Override
  public @Nullable Object read(String path, @Nullable Object argument) {
    switch (path) {
      case "request.method":
        return request.method();
      case "request.path":
        return request.path();
      case "request.address":
        return request.peer();
      case "session.id":
        return request.session();
      case Scope.USER:
        return user;
      case Scope.NAME:
        return name;
      default:
        return scope.readAlways(path);
    }
  }
}
