// SPDX-License-Identifier: Apache-2.0

package io.telltale.endtoend;

import io.telltale.harness.CertificateAuthority;
import io.telltale.harness.Ports;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** The simplest sender there is, to try rsyslog without the agent. */
final class SyslogClient {

  private SyslogClient() {}

  static void sendUdp(int port, String message) throws IOException {
    byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
    try (DatagramSocket socket = new DatagramSocket()) {
      InetSocketAddress to = new InetSocketAddress(Ports.LOOPBACK, port);
      socket.send(new DatagramPacket(bytes, bytes.length, to));
    }
  }

  static void sendTcp(int port, String... messages) throws IOException {
    try (Socket socket = new Socket(Ports.LOOPBACK, port)) {
      write(socket.getOutputStream(), messages);
    }
  }

  /** Sends over TLS, with a certificate if {@code client} is given, and waits for the close. */
  static void sendTls(
      int port,
      Path authority,
      CertificateAuthority.@Nullable Credentials client,
      String... messages)
      throws IOException, GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLS");
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(client == null ? emptyStore() : storeOf(client), new char[0]);
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    KeyStore trusted = emptyStore();
    trusted.setCertificateEntry("ca", readCertificate(authority));
    trust.init(trusted);
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    try (SSLSocket socket =
        (SSLSocket) context.getSocketFactory().createSocket(Ports.LOOPBACK, port)) {
      socket.startHandshake();
      write(socket.getOutputStream(), messages);
      socket.shutdownOutput();
      // A refused certificate shows itself here only: in TLS 1.3 the client has finished before.
      socket.getInputStream().transferTo(OutputStream.nullOutputStream());
    }
  }

  /** Octet counting, RFC 6587, section 3.4.1. */
  private static void write(OutputStream out, String... messages) throws IOException {
    for (String message : messages) {
      byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
      out.write((bytes.length + " ").getBytes(StandardCharsets.US_ASCII));
      out.write(bytes);
    }
    out.flush();
  }

  private static KeyStore emptyStore() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  private static KeyStore storeOf(CertificateAuthority.Credentials client)
      throws IOException, GeneralSecurityException {
    String pem = Files.readString(client.key());
    byte[] encoded = Base64.getMimeDecoder().decode(pem.replaceAll("-----[^-]+-----", ""));
    PrivateKey key =
        KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
    KeyStore store = emptyStore();
    Certificate[] chain = {readCertificate(client.certificate())};
    store.setKeyEntry("client", key, new char[0], chain);
    return store;
  }

  private static Certificate readCertificate(Path file)
      throws IOException, GeneralSecurityException {
    try (InputStream in = Files.newInputStream(file)) {
      return CertificateFactory.getInstance("X.509").generateCertificate(in);
    }
  }
}
