// SPDX-License-Identifier: Apache-2.0

package io.telltale.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Someone with a browser of their own in front of the payroll application. For one thread. */
final class Visitor {

  private static final int TIMEOUT_MILLIS = 30_000;

  private final String application;
  private final String userAgent;
  private final TypedPasswords typed;
  private @Nullable String sessionCookie;

  /**
   * Opens a browser.
   *
   * @param application URL of its first page, with a slash at the end
   */
  Visitor(String application, String userAgent, TypedPasswords typed) {
    this.application = application;
    this.userAgent = userAgent;
    this.typed = typed;
  }

  void signIn(String login, String password) throws IOException {
    typed.add(password);
    post("login", "login", login, "password", password);
  }

  void signOut() throws IOException {
    get("logout");
  }

  void changePassword(String old, String fresh) throws IOException {
    typed.add(old);
    typed.add(fresh);
    post("password", "old", old, "new", fresh);
  }

  void forgetPassword(String email) throws IOException {
    post("forgot", "email", email);
  }

  void giveRole(String login, String role) throws IOException {
    post("admin", "login", login, "role", role);
  }

  /** Fetches a page with credentials as RFC 7617 has them. */
  void getWithBasic(String path, String user, String password) throws IOException {
    HttpURLConnection request = open(path);
    request.setRequestProperty("Authorization", typed.addBasic(user, password));
    finish(request);
  }

  void get(String path) throws IOException {
    finish(open(path));
  }

  private void post(String path, String... namesAndValues) throws IOException {
    StringBuilder form = new StringBuilder();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      form.append(i == 0 ? "" : "&")
          .append(namesAndValues[i])
          .append('=')
          .append(TypedPasswords.urlEncoded(namesAndValues[i + 1]));
    }
    HttpURLConnection request = open(path);
    request.setRequestMethod("POST");
    request.setRequestProperty("Content-Type", "application/x-www-form-urlencoded");
    request.setDoOutput(true);
    try (OutputStream body = request.getOutputStream()) {
      body.write(form.toString().getBytes(StandardCharsets.US_ASCII));
    }
    finish(request);
  }

  private HttpURLConnection open(String path) throws IOException {
    HttpURLConnection request =
        (HttpURLConnection) new URL(application + path).openConnection(Proxy.NO_PROXY);
    request.setConnectTimeout(TIMEOUT_MILLIS);
    request.setReadTimeout(TIMEOUT_MILLIS);
    request.setInstanceFollowRedirects(false);
    // On a connection that the server closed meanwhile Java sends a POST again, without a word.
    request.setRequestProperty("Connection", "close");
    request.setRequestProperty("User-Agent", userAgent);
    if (sessionCookie != null) {
      request.setRequestProperty("Cookie", sessionCookie);
    }
    return request;
  }

  private void finish(HttpURLConnection request) throws IOException {
    int status = request.getResponseCode();
    List<String> cookies = request.getHeaderFields().get("Set-Cookie");
    if (cookies != null) {
      cookies.stream()
          .filter(cookie -> cookie.startsWith("JSESSIONID="))
          .forEach(cookie -> sessionCookie = cookie.split(";", 2)[0]);
    }
    try (InputStream body = status >= 400 ? request.getErrorStream() : request.getInputStream()) {
      byte[] unread = new byte[4096];
      int length = body == null ? -1 : body.read(unread);
      while (length >= 0) { // to the end, so that the server sees a whole visit
        length = body.read(unread);
      }
    }
  }
}
