// SPDX-License-Identifier: Apache-2.0

package io.telltale.weave;

import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.IllegalClassFormatException;
import java.util.LinkedHashMap;
import java.util.Map;

/** A throw-away loader whose classes go through a transformer, as the JVM would have it. */
public final class WeavingLoader extends ClassLoader {

  private final ClassFileTransformer transformer;
  private final Map<String, byte[]> classFiles = new LinkedHashMap<>();

  public WeavingLoader(ClassLoader parent, ClassFileTransformer transformer) {
    super(parent);
    this.transformer = transformer;
  }

  /** A loader that has copies of the test's own classes. */
  public static WeavingLoader of(ClassFileTransformer transformer, Class<?>... fixtures) {
    WeavingLoader loader = new WeavingLoader(WeavingLoader.class.getClassLoader(), transformer);
    for (Class<?> fixture : fixtures) {
      loader.add(fixture.getName(), bytes(fixture));
    }
    return loader;
  }

  /** Adds a class, whose super types may come later. */
  public WeavingLoader add(String name, byte[] classFile) {
    classFiles.put(name, classFile);
    return this;
  }

  /** The class file of a class of the test's. */
  public static byte[] bytes(Class<?> type) {
    String resource = '/' + type.getName().replace('.', '/') + ".class";
    try (InputStream in = type.getResourceAsStream(resource)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      byte[] classFile = classFiles.get(name);
      Class<?> loaded = findLoadedClass(name);
      if (classFile == null || loaded != null) {
        return loaded != null ? loaded : super.loadClass(name, resolve);
      }
      byte[] woven;
      try {
        woven = transformer.transform(this, name.replace('.', '/'), null, null, classFile);
      } catch (IllegalClassFormatException e) {
        throw new ClassNotFoundException(name, e);
      }
      byte[] result = woven == null ? classFile : woven;
      return defineClass(name, result, 0, result.length);
    }
  }
}
