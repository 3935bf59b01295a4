// SPDX-License-Identifier: Apache-2.0

package io.telltale.config;

import java.io.File;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whom a target trusts and who it says to be: files, and the passwords of those that have one. */
public final class TlsOptions {

  /** As RFC 5425, section 4.2.2, writes it, or as {@code openssl x509 -fingerprint} does. */
  static final String FINGERPRINT = "(?:sha-256:)?[0-9A-Fa-f]{2}(?::?[0-9A-Fa-f]{2}){31}";

  private final @Nullable File ca;
  private final @Nullable String caPassword;
  private final @Nullable File certificate;
  private final @Nullable File key;
  private final @Nullable String password;
  private final List<String> fingerprints;

  private TlsOptions(
      @Nullable File ca,
      @Nullable String caPassword,
      @Nullable File certificate,
      @Nullable File key,
      @Nullable String password,
      List<String> fingerprints) {
    this.ca = ca;
    this.caPassword = caPassword;
    this.certificate = certificate;
    this.key = key;
    this.password = password;
    this.fingerprints = Collections.unmodifiableList(fingerprints);
  }

  /** Trusts whom the JVM trusts, and shows no certificate. */
  static TlsOptions none() {
    return new TlsOptions(null, null, null, null, null, Collections.<String>emptyList());
  }

  static TlsOptions of(Fields from, Interpolation secrets) throws ConfigException {
    return new TlsOptions(
        file(from, "ca", secrets),
        secrets.secret(from.text("ca_password")),
        file(from, "certificate", secrets),
        file(from, "key", secrets),
        secrets.secret(from.text("password")),
        fingerprints(from, secrets));
  }

  private static @Nullable File file(Fields from, String key, Interpolation secrets)
      throws ConfigException {
    Text text = from.text(key);
    return text == null ? null : new File(secrets.apply(text).value());
  }

  private static List<String> fingerprints(Fields from, Interpolation secrets)
      throws ConfigException {
    List<String> fingerprints = new ArrayList<>();
    for (Text text : from.texts("fingerprint")) {
      String value = secrets.apply(text).value();
      if (!value.matches(FINGERPRINT)) {
        throw new ConfigException(
            text.position(),
            "'" + value + "' is no fingerprint, which is sha-256: and 32 pairs of hex digits");
      }
      String digits = value.startsWith("sha-256:") ? value.substring("sha-256:".length()) : value;
      fingerprints.add(digits.replace(":", "").toLowerCase(Locale.ROOT));
    }
    return fingerprints;
  }

  /** The authorities to trust, PEM or PKCS#12; null for those of the JVM. */
  public @Nullable File ca() {
    return ca;
  }

  /** Of {@link #ca}, if that is PKCS#12. */
  public @Nullable String caPassword() {
    return caPassword;
  }

  /** The client's certificate chain, PEM, or PKCS#12 that holds the key too. */
  public @Nullable File certificate() {
    return certificate;
  }

  /** The client's private key, PKCS#8 in PEM. */
  public @Nullable File key() {
    return key;
  }

  /** Of {@link #certificate}, if that is PKCS#12. */
  public @Nullable String password() {
    return password;
  }

  /** SHA-256 of the only server certificates to accept, in hexadecimal; empty for any. */
  public List<String> fingerprints() {
    return fingerprints;
  }

  private List<@Nullable Object> all() {
    return Arrays.asList(ca, caPassword, certificate, key, password, fingerprints);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TlsOptions && all().equals(((TlsOptions) other).all());
  }

  @Override
  public int hashCode() {
    return all().hashCode();
  }
}
