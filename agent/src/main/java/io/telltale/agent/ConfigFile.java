// SPDX-License-Identifier: Apache-2.0

package io.telltale.agent;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The configuration file at one moment. What was compared is what is parsed, since the file may
 * change in between. Contents are compared: on some systems a file's time is good to a second only,
 * and orchestrators swap a link.
 */
final class ConfigFile {

  private static final int LARGEST = 4 * 1024 * 1024;

  private final byte @Nullable [] content;

  private ConfigFile(byte @Nullable [] content) {
    this.content = content;
  }

  /** Reads it. */
  static ConfigFile read(@Nullable File file) {
    if (file == null) {
      return new ConfigFile(null);
    }
    try (InputStream in = new FileInputStream(file)) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      byte[] buffer = new byte[8_192];
      for (int read = in.read(buffer);
          read >= 0 && bytes.size() < LARGEST;
          read = in.read(buffer)) {
        bytes.write(buffer, 0, read);
      }
      return new ConfigFile(bytes.toByteArray());
    } catch (IOException e) {
      return new ConfigFile(null); // the loader, which tries again, says what is wrong
    }
  }

  /** Null if there is no such file or it cannot be read. */
  byte @Nullable [] content() {
    return content;
  }

  boolean isSame(ConfigFile other) {
    return Arrays.equals(content, other.content);
  }

  /** As while an editor, or a full disk, is half way. */
  boolean isBlank() {
    return content != null && new String(content, StandardCharsets.UTF_8).trim().isEmpty();
  }

  /** SHA-256 of the content, in hexadecimal digits. */
  String hash() {
    try {
      StringBuilder hex = new StringBuilder();
      byte[] bytes = content == null ? new byte[0] : content;
      for (byte b : MessageDigest.getInstance("SHA-256").digest(bytes)) {
        hex.append(String.format("%02x", b));
      }
      return hex.toString();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
