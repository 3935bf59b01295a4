// SPDX-License-Identifier: Apache-2.0

package com.acme.oddities;

import java.net.JarURLConnection;
import java.net.URL;
import java.util.Collections;
import java.util.jar.JarEntry;

/** Loads all of a few libraries, and classes that no file holds. */
final class ManyClasses implements Scenario {

  private static final int MADE = 500;

  @Override
  public void run() throws Exception {
    int loaded = 0;
    for (String inside : new String[] {"javassist/CtClass", "net/sf/cglib/proxy/Enhancer"}) {
      loaded += loadJarOf(inside);
    }
    MadeClasses loader = new MadeClasses();
    for (int i = 0; i < MADE; i++) {
      String name = "com/acme/oddities/made/Many" + i;
      loader.define(name, new ClassFileMaker(52, name, true).classConstant().classFile());
    }
    System.out.println("loaded " + (loaded + MADE));
  }

  private static int loadJarOf(String internalName) throws Exception {
    ClassLoader loader = ManyClasses.class.getClassLoader();
    URL inside = loader.getResource(internalName + ".class");
    JarURLConnection jar = (JarURLConnection) inside.openConnection();
    int loaded = 0;
    for (JarEntry entry : Collections.list(jar.getJarFile().entries())) {
      if (entry.getName().endsWith(".class")) {
        String name = entry.getName().replace('/', '.');
        try {
          Class.forName(name.substring(0, name.length() - ".class".length()), false, loader);
          loaded++;
        } catch (LinkageError | ClassNotFoundException e) {
          continue; // made for another library that is not here
        }
      }
    }
    return loaded;
  }
}
