// SPDX-License-Identifier: Apache-2.0

package io.telltale.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The classes of the JDK that we run on. */
final class Jdk {

  private Jdk() {}

  static byte @Nullable [] classFile(String name) throws IOException {
    ClassLoader ours = Jdk.class.getClassLoader();
    ClassLoader platform = ours == null ? null : ours.getParent();
    String resource = name.replace('.', '/') + ".class";
    try (InputStream in =
        platform == null
            ? ClassLoader.getSystemResourceAsStream(resource)
            : platform.getResourceAsStream(resource)) {
      if (in == null) {
        return null;
      }
      ByteArrayOutputStream content = new ByteArrayOutputStream(8_192);
      byte[] buffer = new byte[8_192];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        content.write(buffer, 0, read);
      }
      return content.toByteArray();
    }
  }
}
