// SPDX-License-Identifier: Apache-2.0

package io.telltale.harness;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A visitor with its own cookies, which remembers what it typed and was given in confidence. */
public final class Browser {

  /** Fields of forms whose values are secrets. */
  private static final Pattern SECRET =
      Pattern.compile("(?i).*(pass|pwd|secret|token|otp|code|pin).*");

  private static final int SHORTEST_SECRET = 6;

  private final URI address;
  private final String userAgent;
  private final CookieManager cookies = new CookieManager();
  private final HttpClient client =
      HttpClient.newBuilder()
          .cookieHandler(cookies)
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final Map<String, String> headers = new LinkedHashMap<>();
  private final Set<String> secrets = new LinkedHashSet<>();
  private String body = "";
  private HttpHeaders answered = HttpHeaders.of(Map.of(), (name, value) -> true);

  Browser(URI address, String userAgent) {
    this.address = address;
    this.userAgent = userAgent;
    header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
  }

  /** Sends a header with every request from now on. */
  public Browser header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  /** Sends credentials with every request from now on. */
  public Browser basic(String user, String password) {
    secrets.add(password);
    String credentials = user + ":" + password;
    String encoded =
        Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    secrets.add(encoded);
    return header("Authorization", "Basic " + encoded);
  }

  /** Sends a token with every request from now on. */
  public Browser bearer(String token) {
    secrets.add(token);
    return header("Authorization", "Bearer " + token);
  }

  /** The status of the answer. */
  public int get(String path) {
    return send(request(path).GET());
  }

  public int post(String path, Map<String, String> form) {
    form.forEach(
        (name, value) -> {
          if (SECRET.matcher(name).matches()) {
            secrets.add(value);
          }
        });
    String text =
        form.entrySet().stream()
            .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
            .collect(Collectors.joining("&"));
    return post(path, "application/x-www-form-urlencoded", text);
  }

  public int post(String path, String contentType, String content) {
    return send(
        request(path).header("Content-Type", contentType).POST(BodyPublishers.ofString(content)));
  }

  /** Any other method, without a body. */
  public int request(String method, String path) {
    return send(request(path).method(method, BodyPublishers.noBody()));
  }

  /** What the last answer said. */
  public String body() {
    return body;
  }

  /** Where the last answer redirected to; empty if it did not. */
  public String location() {
    return answered("Location");
  }

  /** What a pattern's first group finds in the last answer, such as a hidden field. */
  public String find(String regex) {
    Matcher matcher = Pattern.compile(regex).matcher(body);
    if (!matcher.find()) {
      throw new AssertionError("no " + regex + " in\n" + body);
    }
    return matcher.group(1);
  }

  /** What the last answer said in a header; empty if nothing. */
  public String answered(String header) {
    return answered.firstValue(header).orElse("");
  }

  /** The value of a cookie that this visitor has. */
  public String cookie(String name) {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals(name))
        .map(HttpCookie::getValue)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no cookie " + name));
  }

  /** Has a cookie from now on, whoever it was given to. */
  public void cookie(String name, String value) {
    HttpCookie cookie = new HttpCookie(name, value);
    cookie.setPath("/");
    cookie.setVersion(0);
    cookies.getCookieStore().add(address, cookie);
  }

  public void forgetCookie(String name) {
    List.copyOf(cookies.getCookieStore().getCookies()).stream()
        .filter(cookie -> cookie.getName().equals(name))
        .forEach(cookie -> cookies.getCookieStore().remove(address, cookie));
  }

  public void forgetCookies() {
    cookies.getCookieStore().removeAll();
  }

  Set<String> secrets() {
    return secrets.stream()
        .filter(secret -> secret.length() >= SHORTEST_SECRET)
        .collect(Collectors.toSet());
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address.resolve(path)).header("User-Agent", userAgent);
    headers.forEach(request::header);
    return request;
  }

  private int send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
      cookies.getCookieStore().getCookies().stream()
          .map(HttpCookie::getValue)
          .forEach(secrets::add);
      body = response.body();
      answered = response.headers();
      return response.statusCode();
    } catch (IOException e) {
      throw new AssertionError("no answer from " + address, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}
