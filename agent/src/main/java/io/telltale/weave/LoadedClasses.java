// SPDX-License-Identifier: Apache-2.0

package io.telltale.weave;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds, among classes that are here already, those in which pointcuts match. Each retransformation
 * stops all threads for a moment, so it is not left to the transformer to say no.
 */
final class LoadedClasses {

  private final Instrumentation instrumentation;
  private final Scope scope;

  LoadedClasses(Instrumentation instrumentation, Scope scope) {
    this.instrumentation = instrumentation;
    this.scope = scope;
  }

  /**
   * Those that something is to be woven into.
   *
   * @param ofJdk what is to be woven into the JDK's classes
   */
  List<Class<?>> concernedBy(Weaving others, Weaving ofJdk) {
    List<Class<?>> concerned = new ArrayList<>();
    for (Class<?> type : instrumentation.getAllLoadedClasses()) {
      if (isConcerned(type, scope.isJdks(type.getClassLoader()) ? ofJdk : others)) {
        concerned.add(type);
      }
    }
    return concerned;
  }

  /** Those of the JDK alone. */
  List<Class<?>> ofJdk(Weaving weaving) {
    List<Class<?>> concerned = new ArrayList<>();
    for (Class<?> type : instrumentation.getAllLoadedClasses()) {
      if (scope.isJdks(type.getClassLoader()) && isConcerned(type, weaving)) {
        concerned.add(type);
      }
    }
    return concerned;
  }

  private boolean isConcerned(Class<?> type, Weaving weaving) {
    String name = type.getName();
    // A slash is in the names of lambdas and hidden classes, which no agent is shown either.
    return !type.isArray()
        && name.indexOf('/') < 0
        && scope.includes(type.getClassLoader(), name.replace('.', '/'), weaving.prefilter())
        && instrumentation.isModifiableClass(type)
        && isMeant(type, weaving);
  }

  private static boolean isMeant(Class<?> type, Weaving weaving) {
    try {
      byte[] classFile = classFile(type);
      if (classFile == null) {
        return weaving.weaver().matches(type); // made at run time, as proxies are
      }
      return weaving.prefilter().wants(classFile)
          && weaving.weaver().matches(type.getClassLoader(), type.getName(), classFile);
    } catch (IOException | RuntimeException | LinkageError e) {
      return true; // then the transformer, which is given the bytes, has to look
    }
  }

  private static byte @Nullable [] classFile(Class<?> type) throws IOException {
    ClassLoader loader = type.getClassLoader();
    String resource = type.getName().replace('.', '/') + ".class";
    try (InputStream in =
        loader == null
            ? ClassLoader.getSystemResourceAsStream(resource)
            : loader.getResourceAsStream(resource)) {
      return in == null ? null : bytes(in);
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
