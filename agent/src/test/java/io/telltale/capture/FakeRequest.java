// SPDX-License-Identifier: Apache-2.0

package io.telltale.capture;

import java.security.Principal;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A container's request of no particular container, and its response in one. */
@SuppressWarnings("unused")
public class FakeRequest {

  final Map<String, List<String>> headers = new HashMap<>();
  final Map<String, Object> attributes = new HashMap<>();
  String path = "/app/login";
  String peer = "192.0.2.7";
  String user;
  Session session;
  int status = 200;

  /** How often anything was read. */
  int reads;

  /** A stand-in session. */
  public static final class Session {
    final Map<String, Object> attributes = new HashMap<>();

    public String getId() {
      return "SESSION-ID";
    }

    public Object getAttribute(String name) {
      return attributes.get(name);
    }
  }

  public String getMethod() {
    reads++;
    return "POST";
  }

  public String getRequestURI() {
    reads++;
    return path;
  }

  public String getRemoteAddr() {
    reads++;
    return peer;
  }

  public String getHeader(String name) {
    reads++;
    List<String> values = headers.get(name);
    return values == null ? null : values.get(0);
  }

  public Enumeration<String> getHeaders(String name) {
    reads++;
    return Collections.enumeration(headers.getOrDefault(name, List.of()));
  }

  /** Another kind of request, of which only the first header of a name can be had. */
  public static final class One {
    private final FakeRequest request;

    One(FakeRequest request) {
      this.request = request;
    }

    public String getHeader(String name) {
      return request.getHeader(name);
    }
  }

  public One getOne() {
    return new One(this);
  }

  /** Headers as containers keep them that know no servlets. */
  public final class MultiMap {
    public String getFirst(String name) {
      return getHeader(name);
    }

    public Iterable<String> get(String name) {
      return headers.getOrDefault(name, List.of());
    }
  }

  public MultiMap getMultiMap() {
    return new MultiMap();
  }

  public Object getAttribute(String name) {
    return attributes.get(name);
  }

  public Session getSession(boolean create) {
    reads++;
    if (create) {
      throw new IllegalStateException("a session must not be made by looking");
    }
    return session;
  }

  public Principal getUserPrincipal() {
    reads++;
    String name = user;
    return name == null ? null : () -> name;
  }

  public int getStatus() {
    return status;
  }
}
