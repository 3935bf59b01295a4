// SPDX-License-Identifier: Apache-2.0

package io.telltale.frameworks;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A user's key as an authenticator keeps it (Web Authentication Level 2): ES256, no attestation.
 */
final class Passkey {

  private static final String ORIGIN = "http://localhost";
  private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();
  private static final HexFormat HEX = HexFormat.of();
  private static final int PRESENT_AND_VERIFIED = 0x05;
  private static final int WITH_CREDENTIAL = 0x40;

  private final String id = URL.encodeToString("a-credential-id!".getBytes(StandardCharsets.UTF_8));
  private final KeyPair keys;

  Passkey() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      keys = generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  String id() {
    return id;
  }

  /** What is sent to register it. */
  String registration(String challenge) {
    byte[] data = authenticatorData(PRESENT_AND_VERIFIED | WITH_CREDENTIAL, credential());
    // CBOR: {"fmt": "none", "attStmt": {}, "authData": data}
    byte[] object =
        join(
            HEX.parseHex("a363666d74646e6f6e656761747453746d74a0686175746844617461"),
            HEX.parseHex("58"),
            new byte[] {(byte) data.length},
            data);
    return "{\"publicKey\":{\"credential\":{\"id\":\"%s\",\"rawId\":\"%s\",\"response\":{\"attestationObject\":\"%s\",\"clientDataJSON\":\"%s\",\"transports\":[\"internal\"]},\"type\":\"public-key\",\"clientExtensionResults\":{},\"authenticatorAttachment\":\"platform\"},\"label\":\"phone\"}}"
        .formatted(
            id,
            id,
            URL.encodeToString(object),
            URL.encodeToString(clientData("webauthn.create", challenge)));
  }

  /** What is sent to sign in with it. */
  String assertion(String challenge, String user) {
    byte[] data = authenticatorData(PRESENT_AND_VERIFIED, new byte[0]);
    byte[] client = clientData("webauthn.get", challenge);
    return "{\"id\":\"%s\",\"rawId\":\"%s\",\"response\":{\"authenticatorData\":\"%s\",\"clientDataJSON\":\"%s\",\"signature\":\"%s\",\"userHandle\":\"%s\"},\"credType\":\"public-key\",\"clientExtensionResults\":{},\"authenticatorAttachment\":\"platform\"}"
        .formatted(
            id,
            id,
            URL.encodeToString(data),
            URL.encodeToString(client),
            URL.encodeToString(sign(join(data, sha256(client)))),
            user);
  }

  private static byte[] clientData(String type, String challenge) {
    return "{\"type\":\"%s\",\"challenge\":\"%s\",\"origin\":\"%s\",\"crossOrigin\":false}"
        .formatted(type, challenge, ORIGIN)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] authenticatorData(int flags, byte[] credential) {
    byte[] relyingParty = sha256("localhost".getBytes(StandardCharsets.UTF_8));
    byte[] counter = new byte[4];
    return join(relyingParty, new byte[] {(byte) flags}, counter, credential);
  }

  /** Of no known make: its id and its public key as COSE (RFC 9053, section 7.1.1). */
  private byte[] credential() {
    ECPublicKey key = (ECPublicKey) keys.getPublic();
    byte[] rawId = Base64.getUrlDecoder().decode(id);
    return join(
        new byte[16],
        new byte[] {0, (byte) rawId.length},
        rawId,
        HEX.parseHex("a5010203262001215820"),
        unsigned(key.getW().getAffineX()),
        HEX.parseHex("225820"),
        unsigned(key.getW().getAffineY()));
  }

  private static byte[] unsigned(BigInteger number) {
    byte[] bytes = new byte[32];
    byte[] signed = number.toByteArray();
    int length = Math.min(signed.length, bytes.length);
    System.arraycopy(signed, signed.length - length, bytes, bytes.length - length, length);
    return bytes;
  }

  private byte[] sign(byte[] data) {
    try {
      Signature signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(keys.getPrivate());
      signature.update(data);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] sha256(byte[] data) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(data);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      joined.writeBytes(part);
    }
    return joined.toByteArray();
  }
}
