// SPDX-License-Identifier: Apache-2.0

package io.telltale.weave;

import io.telltale.pointcut.Prefilter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds, among classes that are here already, those that a prefilter wants. Each retransformation
 * stops all threads for a moment, so the class files are read first, as resources.
 */
final class LoadedClasses {

  private final Instrumentation instrumentation;
  private final Scope scope;

  LoadedClasses(Instrumentation instrumentation, Scope scope) {
    this.instrumentation = instrumentation;
    this.scope = scope;
  }

  /**
   * Those that are wanted.
   *
   * @param ofJdk what is wanted of the JDK's classes
   */
  List<Class<?>> wantedBy(Prefilter others, Prefilter ofJdk) {
    List<Class<?>> wanted = new ArrayList<>();
    for (Class<?> type : instrumentation.getAllLoadedClasses()) {
      ClassLoader loader = type.getClassLoader();
      Prefilter prefilter = scope.isJdks(loader) ? ofJdk : others;
      String internalName = type.getName().replace('.', '/');
      if (!type.isArray()
          && scope.includes(loader, internalName, prefilter)
          && instrumentation.isModifiableClass(type)
          && mayDeclare(loader, internalName, prefilter)) {
        wanted.add(type);
      }
    }
    return wanted;
  }

  /** Those of the JDK that a prefilter names. */
  List<Class<?>> ofJdk(Prefilter prefilter) {
    List<Class<?>> named = new ArrayList<>();
    for (Class<?> type : instrumentation.getAllLoadedClasses()) {
      if (scope.isJdks(type.getClassLoader())
          && !type.isArray()
          && prefilter.namesExactly(type.getName().replace('.', '/'))
          && instrumentation.isModifiableClass(type)) {
        named.add(type);
      }
    }
    return named;
  }

  /** A class without a file, as proxies are, may declare anything. */
  private static boolean mayDeclare(
      @Nullable ClassLoader loader, String internalName, Prefilter prefilter) {
    String resource = internalName + ".class";
    try (InputStream in =
        loader == null
            ? ClassLoader.getSystemResourceAsStream(resource)
            : loader.getResourceAsStream(resource)) {
      return in == null || prefilter.wants(bytes(in));
    } catch (IOException | RuntimeException e) {
      return true; // then the transformer, which is given the bytes, has to look
    }
  }

  private static byte[] bytes(InputStream in) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] buffer = new byte[8_192];
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      bytes.write(buffer, 0, read);
    }
    return bytes.toByteArray();
  }
}
