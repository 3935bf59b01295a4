// SPDX-License-Identifier: Apache-2.0

package io.telltale.premain;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.security.AllPermission;
import java.security.CodeSource;
import java.security.Permissions;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/**
 * Loads all of Telltale but this package from {@code agent/**}{@code /*.classdata} inside our jar.
 *
 * <pre>
 *   bootstrap   (java.lang.TelltaleHook)
 *       |
 *   platform  &lt;---- AgentClassLoader   (Byte Buddy, Jackson, Telltale)
 *       |
 *   system      (io.telltale.premain, the application)
 * </pre>
 *
 * <p>Neither sees the other: the application's Byte Buddy or Jackson and ours may differ. Nothing
 * is unpacked, so a read-only file system does. The parent is the platform loader and not null,
 * since some JDK modules ({@code java.sql}) are visible only there.
 */
public final class AgentClassLoader extends ClassLoader {

  static {
    registerAsParallelCapable();
  }

  private static final String FOLDER = "agent/";

  private final JarFile jar;
  private final ProtectionDomain domain;

  private final String version;

  private AgentClassLoader(JarFile jar, ProtectionDomain domain, ClassLoader parent)
      throws IOException {
    super(parent);
    this.jar = jar;
    this.domain = domain;
    this.version =
        jar.getManifest().getMainAttributes().getValue(Attributes.Name.IMPLEMENTATION_VERSION);
  }

  static AgentClassLoader open(File file) throws IOException {
    // No verification of signatures: it is very slow before the JIT has started on Java 8.
    JarFile jar = new JarFile(file, false);
    Permissions all = new Permissions();
    all.add(new AllPermission()); // for applications with a SecurityManager
    CodeSource source = new CodeSource(file.toURI().toURL(), (Certificate[]) null);
    ProtectionDomain domain = new ProtectionDomain(source, all);
    return new AgentClassLoader(jar, domain, topmost(ClassLoader.getSystemClassLoader()));
  }

  /** The platform loader on 9 and up, the extension loader on 8: both end the chain of parents. */
  private static ClassLoader topmost(ClassLoader loader) {
    ClassLoader top = loader;
    while (top.getParent() != null) {
      top = top.getParent();
    }
    return top;
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    try {
      byte[] bytes = read(name.replace('.', '/') + ".class");
      if (bytes == null) {
        throw new ClassNotFoundException(name);
      }
      definePackageOf(name);
      return define(name, bytes);
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }

  /**
   * Another agent, asked about the class while we define it, may load it and so be first: Datadog's
   * does, through a nested class. The JVM would remember our failure for good.
   */
  private Class<?> define(String name, byte[] bytes) {
    try {
      return defineClass(name, bytes, 0, bytes.length, domain);
    } catch (LinkageError e) {
      Class<?> defined = findLoadedClass(name);
      if (defined == null) {
        throw e;
      }
      return defined;
    }
  }

  private void definePackageOf(String className) {
    int dot = className.lastIndexOf('.');
    String name = dot < 0 ? "" : className.substring(0, dot);
    if (!name.startsWith("io.telltale.") || getPackage(name) != null) {
      return;
    }
    try {
      definePackage(name, null, null, null, "Telltale", version, null, null);
    } catch (IllegalArgumentException e) {
      return; // another thread was faster
    }
  }

  /** Our resources have no URL, since that would take a protocol handler; they can be read. */
  @Override
  public @Nullable InputStream getResourceAsStream(String name) {
    try {
      byte[] bytes = read(name);
      return bytes == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(bytes);
    } catch (IOException e) {
      return null; // as the contract of getResourceAsStream has it
    }
  }

  @Override
  protected @Nullable URL findResource(String name) {
    return null;
  }

  private byte @Nullable [] read(String name) throws IOException {
    String stored =
        name.endsWith(".class") ? name.substring(0, name.length() - 5) + "classdata" : name;
    JarEntry entry = jar.getJarEntry(FOLDER + stored);
    if (entry == null) {
      return null;
    }
    byte[] bytes = new byte[(int) entry.getSize()];
    try (DataInputStream in = new DataInputStream(jar.getInputStream(entry))) {
      in.readFully(bytes);
    }
    return bytes;
  }
}
