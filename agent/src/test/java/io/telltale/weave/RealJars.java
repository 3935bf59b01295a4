// SPDX-License-Identifier: Apache-2.0

package io.telltale.weave;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** Classes that somebody else wrote, on the tests' class path. None of them is loaded. */
final class RealJars {

  /** One class of each jar. */
  private static final List<String> JARS =
      List.of(
          "org/springframework/core/SpringVersion",
          "org/springframework/context/ApplicationContext",
          "org/springframework/security/core/Authentication",
          "org/springframework/security/web/SecurityFilterChain",
          "org/apache/catalina/startup/Tomcat",
          "org/h2/Driver",
          "org/hibernate/validator/HibernateValidator");

  private static final ClassLoader LOADER = RealJars.class.getClassLoader();

  private RealJars() {}

  /** Names of classes, {@code org.h2.Driver}, so many of each jar. */
  static List<String> sample(int ofEach, Random random) {
    List<String> sample = new ArrayList<>();
    for (String member : JARS) {
      List<String> names = classesBeside(member);
      Collections.shuffle(names, random);
      sample.addAll(names.subList(0, Math.min(ofEach, names.size())));
    }
    return sample;
  }

  static byte[] classFile(String name) {
    try (var in = LOADER.getResourceAsStream(name.replace('.', '/') + ".class")) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> classesBeside(String member) {
    URL url = LOADER.getResource(member + ".class");
    try (JarFile jar = ((JarURLConnection) url.openConnection()).getJarFile()) {
      List<String> names = new ArrayList<>();
      for (JarEntry entry : Collections.list(jar.entries())) {
        String name = entry.getName();
        if (name.endsWith(".class") && !name.startsWith("META-INF/") && !name.contains("-info.")) {
          names.add(name.substring(0, name.length() - ".class".length()).replace('/', '.'));
        }
      }
      Collections.sort(names);
      return names;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
