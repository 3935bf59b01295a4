// SPDX-License-Identifier: Apache-2.0

package io.telltale.weave;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.security.ProtectionDomain;

/**
 * Puts the hook into {@code java.lang}, without appending to the bootstrap class path: that
 * switches class data sharing off and prints a warning (mockito/mockito#3111,
 * newrelic/newrelic-java-agent #2843).
 *
 * <p>On 9 and up the JVM is asked to open {@code java.lang} to our loader's module, and a lookup in
 * it defines the class. On 8 there are no modules and {@code Unsafe} defines it. All of this by
 * reflection, since the agent is compiled for 8.
 */
public final class HookInstaller {

  /** The build moves the class, and this name with it, to java.lang. */
  private static final String NAME = "io.telltale.hook.TelltaleHook";

  private HookInstaller() {}

  /**
   * Defines the hook.
   *
   * @throws ReflectiveOperationException if the JVM does not let us
   * @throws IOException if our jar cannot be read
   */
  public static void install(Instrumentation instrumentation)
      throws ReflectiveOperationException, IOException {
    byte[] classFile = classFile();
    try {
      Class.class.getMethod("getModule");
    } catch (NoSuchMethodException e) {
      defineByUnsafe(classFile);
      return;
    }
    new PackageOpener(instrumentation).open(Object.class);
    defineByLookup(classFile);
  }

  private static byte[] classFile() throws IOException {
    String resource = NAME.replace('.', '/') + ".class";
    try (InputStream in = HookInstaller.class.getClassLoader().getResourceAsStream(resource)) {
      if (in == null) {
        throw new IOException("no " + resource + " in the jar");
      }
      byte[] bytes = new byte[in.available()];
      new DataInputStream(in).readFully(bytes);
      return bytes;
    }
  }

  private static void defineByLookup(byte[] classFile) throws ReflectiveOperationException {
    Method privateLookup =
        MethodHandles.class.getMethod("privateLookupIn", Class.class, MethodHandles.Lookup.class);
    Object lookup = privateLookup.invoke(null, Object.class, MethodHandles.lookup());
    MethodHandles.Lookup.class
        .getMethod("defineClass", byte[].class)
        .invoke(lookup, (Object) classFile);
  }

  private static void defineByUnsafe(byte[] classFile) throws ReflectiveOperationException {
    Class<?> type = Class.forName("sun.misc.Unsafe");
    Field instance = type.getDeclaredField("theUnsafe");
    instance.setAccessible(true);
    type.getMethod(
            "defineClass",
            String.class,
            byte[].class,
            int.class,
            int.class,
            ClassLoader.class,
            ProtectionDomain.class)
        .invoke(instance.get(null), NAME, classFile, 0, classFile.length, null, null);
  }
}
