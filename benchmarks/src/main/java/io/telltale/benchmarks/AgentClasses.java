// SPDX-License-Identifier: Apache-2.0

package io.telltale.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The agent's own classes as its jar holds them, apart from those of the agent that runs. */
final class AgentClasses extends ClassLoader {

  private final ZipFile jar;

  AgentClasses() {
    super(ClassLoader.getPlatformClassLoader());
    try {
      jar = new ZipFile(Path.of(System.getProperty("telltale.jar", Benchmarks.JAR)).toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    ZipEntry entry = jar.getEntry("agent/" + name.replace('.', '/') + ".classdata");
    if (entry == null) {
      throw new ClassNotFoundException(name);
    }
    try (InputStream in = jar.getInputStream(entry)) {
      byte[] bytes = in.readAllBytes();
      return defineClass(name, bytes, 0, bytes.length);
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }
}
