// SPDX-License-Identifier: Apache-2.0

package io.telltale.frameworks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Those to whom an application sends its users: an OpenID provider with its keys, a realm as
 * Keycloak has it, and a CAS server. The user is always olga, whom nobody asks for a password.
 */
final class IdentityProvider implements AutoCloseable {

  private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

  /** As a server of Keycloak's has it. */
  private static final String REALM = "/realms/demo";

  private static final String OPENID = "/protocol/openid-connect";

  private final HttpServer server;
  private final KeyPair keys;
  private final Map<String, String> nonces = new ConcurrentHashMap<>();
  private final AtomicInteger codes = new AtomicInteger();

  IdentityProvider() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      keys = generator.generateKeyPair();
      server =
          HttpServer.create(
              new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
    server.createContext("/token", this::token);
    server.createContext("/jwks", exchange -> answer(exchange, 200, jwks()));
    server.createContext("/userinfo", exchange -> answer(exchange, 200, "{\"sub\":\"olga\"}"));
    server.createContext("/cas", this::validate);
    server.createContext(REALM + "/.well-known", exchange -> answer(exchange, 200, realm()));
    server.createContext(REALM + OPENID + "/token", this::realmToken);
    server.createContext(REALM + OPENID + "/certs", exchange -> answer(exchange, 200, jwks()));
    server.createContext(REALM + OPENID + "/logout", exchange -> answer(exchange, 200, "{}"));
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** A code for which a token is given, as if olga had come by. */
  String code(String nonce) {
    String code = "code-number-" + codes.incrementAndGet();
    nonces.put(code, nonce);
    return code;
  }

  private void token(HttpExchange exchange) throws IOException {
    String nonce = redeemed(exchange);
    if (nonce == null) {
      answer(exchange, 400, "{\"error\":\"invalid_grant\"}");
      return;
    }
    String idToken = jwt("client", Instant.now().plusSeconds(300), nonce);
    answer(
        exchange,
        200,
        "{\"access_token\":\"opaque-access-token\",\"token_type\":\"Bearer\",\"expires_in\":300,"
            + "\"id_token\":\""
            + idToken
            + "\"}");
  }

  private @Nullable String redeemed(HttpExchange exchange) throws IOException {
    String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    return nonces.remove(form.replaceFirst("(?s).*\\bcode=([^&]*).*", "$1"));
  }

  private void realmToken(HttpExchange exchange) throws IOException {
    Instant expires = Instant.now().plusSeconds(300);
    String answer =
        "{\"access_token\":\"%s\",\"id_token\":\"%s\",\"token_type\":\"Bearer\",\"expires_in\":300}"
            .formatted(realmToken("Bearer", expires), realmToken("ID", expires));
    boolean known = redeemed(exchange) != null;
    answer(exchange, known ? 200 : 400, known ? answer : "{\"error\":\"invalid_grant\"}");
  }

  /** A token of olga's, of a type of Keycloak's. */
  String realmToken(String type, Instant expires) {
    long end = expires.getEpochSecond();
    return signed(
        "{\"iss\":\"%s\",\"sub\":\"number-7\",\"aud\":\"client\",\"azp\":\"client\",\"typ\":\"%s\",\"iat\":%d,\"exp\":%d,\"preferred_username\":\"olga\"}"
            .formatted(address() + REALM, type, end - 300, end));
  }

  private String realm() {
    String openId = address() + REALM + OPENID;
    return "{\"issuer\":\"%s\",\"authorization_endpoint\":\"%s\",\"token_endpoint\":\"%s\",\"end_session_endpoint\":\"%s\",\"jwks_uri\":\"%s\"}"
        .formatted(
            address() + REALM,
            openId + "/auth",
            openId + "/token",
            openId + "/logout",
            openId + "/certs");
  }

  /** A token of olga's for an application. */
  String jwt(String audience, Instant expires, String nonce) {
    return signed(
        "{\"iss\":\"%s\",\"sub\":\"olga\",\"aud\":\"%s\",\"iat\":%d,\"exp\":%d,\"nonce\":\"%s\"}"
            .formatted(
                address(),
                audience,
                expires.getEpochSecond() - 300,
                expires.getEpochSecond(),
                nonce));
  }

  private String signed(String claims) {
    String text = encode("{\"alg\":\"RS256\",\"kid\":\"only\"}") + "." + encode(claims);
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(keys.getPrivate());
      signature.update(text.getBytes(StandardCharsets.US_ASCII));
      return text + "." + URL.encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private String jwks() {
    RSAPublicKey key = (RSAPublicKey) keys.getPublic();
    byte[] modulus = key.getModulus().toByteArray();
    byte[] unsigned = Arrays.copyOfRange(modulus, modulus[0] == 0 ? 1 : 0, modulus.length);
    return "{\"keys\":[{\"kty\":\"RSA\",\"kid\":\"only\",\"alg\":\"RS256\",\"use\":\"sig\",\"n\":\"%s\",\"e\":\"%s\"}]}"
        .formatted(
            URL.encodeToString(unsigned),
            URL.encodeToString(key.getPublicExponent().toByteArray()));
  }

  private static String encode(String text) {
    return URL.encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The answer of a CAS server about a ticket. */
  private void validate(HttpExchange exchange) throws IOException {
    boolean good = exchange.getRequestURI().getQuery().contains("ticket=ST-good");
    String inner =
        good
            ? "<cas:authenticationSuccess><cas:user>alice</cas:user></cas:authenticationSuccess>"
            : "<cas:authenticationFailure code=\"INVALID_TICKET\">no</cas:authenticationFailure>";
    answer(
        exchange,
        200,
        "<cas:serviceResponse xmlns:cas=\"http://www.yale.edu/tp/cas\">"
            + inner
            + "</cas:serviceResponse>");
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    String type = text.startsWith("{") ? "application/json" : "text/xml";
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length);
    try (exchange) {
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
