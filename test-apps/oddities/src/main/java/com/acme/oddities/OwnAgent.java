// SPDX-License-Identifier: Apache-2.0

package com.acme.oddities;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;

/** The application's own instrumentation. */
public final class OwnAgent {

  private static Instrumentation instrumentation;

  private OwnAgent() {}

  /**
   * Loads the classes that the options name, separated by a plus sign.
   *
   * @param options may be null
   */
  public static void premain(String options, Instrumentation jvm) throws ClassNotFoundException {
    instrumentation = jvm;
    jvm.addTransformer(new CallCounting("before Telltale's"), true);
    if (options != null) {
      for (String name : options.split("\\+")) {
        Class.forName(name);
      }
    }
  }

  static Instrumentation instrumentation() {
    return instrumentation;
  }

  static byte[] classFile(Class<?> type) throws IOException {
    try (InputStream in =
        type.getClassLoader().getResourceAsStream(type.getName().replace('.', '/') + ".class")) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      byte[] buffer = new byte[4_096];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        bytes.write(buffer, 0, read);
      }
      return bytes.toByteArray();
    }
  }
}
