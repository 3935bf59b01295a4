// SPDX-License-Identifier: Apache-2.0

package io.telltale.capture;

import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Request and response in one. */
@SuppressWarnings("unused")
public final class Exchange {
  String method = "POST";
  String path = "/app/login";
  String requested;
  String session;
  int status = 200;
  int pathReads;
  int parameterReads;
  final Map<String, String> parameters = new LinkedHashMap<>();
  final Map<String, String> headers = new LinkedHashMap<>();

  public String getMethod() {
    return method;
  }

  public String getRequestURI() {
    pathReads++;
    return path;
  }

  public String getContextPath() {
    return "/app";
  }

  public String getRemoteAddr() {
    return "192.0.2.7";
  }

  public int getStatus() {
    return status;
  }

  public String getHeader(String name) {
    return headers.get(name);
  }

  public String getParameter(String name) {
    parameterReads++;
    return parameters.get(name);
  }

  public Enumeration<String> getParameterNames() {
    return Collections.enumeration(parameters.keySet());
  }

  public String getRequestedSessionId() {
    return requested;
  }

  public Object getSession(boolean create) {
    return create || session == null ? null : new Session(session);
  }

  /** Of an exchange. */
  public static final class Session {
    private final String id;

    Session(String id) {
      this.id = id;
    }

    public String getId() {
      return id;
    }
  }
}
