// SPDX-License-Identifier: Apache-2.0

package io.telltale.endtoend;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A browser with its own cookies and its own User-Agent, by which its events can be told apart. */
final class PayrollVisitor {

  private final URI address;
  private final String userAgent;

  /** What a proxy in between says of where he comes from; null if there is none. */
  private final @Nullable String forwardedFor;

  private final CookieManager cookies = new CookieManager();
  private final HttpClient client = HttpClient.newBuilder().cookieHandler(cookies).build();
  private final Set<String> sessionIds = new LinkedHashSet<>();
  private String body = "";

  PayrollVisitor(URI address, String userAgent) {
    this(address, userAgent, null);
  }

  PayrollVisitor(URI address, String userAgent, @Nullable String forwardedFor) {
    this.address = address;
    this.userAgent = userAgent;
    this.forwardedFor = forwardedFor;
  }

  /** Every session id that the server ever gave to this visitor. */
  Set<String> sessionIds() {
    return sessionIds;
  }

  /** Fills in the login form; true if the application lets the visitor in. */
  boolean signIn(String login, String password) {
    int status = post("login", Map.of("login", login, "password", password));
    return status == 302;
  }

  int get(String page) {
    return send(request(page).GET());
  }

  /** What the last answer said. */
  String body() {
    return body;
  }

  int getWithBasic(String page, String user, String password) {
    return send(request(page).header("Authorization", basic(user, password)).GET());
  }

  static String basic(String user, String password) {
    byte[] credentials = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(credentials);
  }

  int post(String page, Map<String, String> form) {
    String body =
        form.entrySet().stream()
            .map(field -> field.getKey() + "=" + encode(field.getValue()))
            .collect(Collectors.joining("&"));
    return send(
        request(page)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body)));
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private HttpRequest.Builder request(String page) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address.resolve(page)).header("User-Agent", userAgent);
    return forwardedFor == null ? request : request.header("X-Forwarded-For", forwardedFor);
  }

  private int send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
      cookies.getCookieStore().getCookies().stream()
          .filter(cookie -> cookie.getName().equals("JSESSIONID"))
          .map(HttpCookie::getValue)
          .forEach(sessionIds::add);
      body = response.body();
      return response.statusCode();
    } catch (IOException e) {
      throw new AssertionError("no answer from " + address, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}
