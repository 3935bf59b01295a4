// SPDX-License-Identifier: Apache-2.0

package io.telltale.capture;

import io.telltale.pointcut.HttpPath;
import org.jspecify.annotations.Nullable;

/** Where a response sends the visitor, beside where he was. */
final class Redirect {

  private Redirect() {}

  /** A location without scheme and host. */
  static String local(String location) {
    return location.replaceFirst("^(?:[A-Za-z][A-Za-z0-9+.-]*:)?//[^/?#]*", "");
  }

  /** The path of a location, which may be relative to the request's. */
  static String path(String location, String own) {
    String local = local(location);
    String target = local.replaceFirst("[?#].*$", "");
    if (target.isEmpty()) {
      target = local.length() < location.length() ? "/" : own;
    } else if (!target.startsWith("/")) {
      target = own.substring(0, own.lastIndexOf('/') + 1) + target;
    }
    return HttpPath.canonical(target);
  }

  /**
   * Whether the visitor is sent to the {@code same} path, back to the page from which he came
   * ({@code referer}), or {@code elsewhere}.
   */
  static String to(String location, String own, @Nullable String referer) {
    String target = path(location, own);
    if (target.equals(HttpPath.canonical(own))) {
      return "same";
    }
    return referer != null && target.equals(path(referer, own)) ? "referer" : "elsewhere";
  }
}
