// SPDX-License-Identifier: Apache-2.0

package com.acme.oddities;

import java.util.concurrent.Callable;

/** A request that is used again when it is over, as containers use theirs. */
public final class Visit {

  private volatile String path;
  private volatile String user;

  Visit(String path, String user) {
    this.path = path;
    this.user = user;
  }

  /** What a container calls; woven as the scope. */
  static <T> T serve(Visit visit, Callable<T> body) throws Exception {
    return body.call();
  }

  /** Now it is somebody else's. */
  void recycle() {
    path = "/recycled";
    user = "somebody-else";
  }

  public String getPath() {
    return path;
  }

  public String getUser() {
    return user;
  }

  public String getMethod() {
    return "POST";
  }

  public String getRemoteAddr() {
    return "192.0.2.1";
  }

  public String getHeader(String name) {
    return null;
  }
}
