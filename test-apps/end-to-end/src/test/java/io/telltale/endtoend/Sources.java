// SPDX-License-Identifier: Apache-2.0

package io.telltale.endtoend;

import io.telltale.harness.Build;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Small programs that tests run, compiled for Java 8. */
final class Sources {

  private static final String HELLO =
      """
      public class Hello {
        public static void main(String[] args) throws java.io.IOException {
          System.out.println("hello");
          while (System.in.read() >= 0) {}
        }
      }
      """;

  private static final String EMPTY_AGENT =
      """
      public class EmptyAgent {
        public static void premain(String options, java.lang.instrument.Instrumentation jvm) {}
      }
      """;

  private Sources() {}

  /** A class path with {@code Hello}, which greets and ends when its standard input ends. */
  static Path helloClassPath() {
    return compile("Hello", HELLO);
  }

  /** The jar of an agent that does nothing. */
  static Path emptyAgentJar() {
    return agentJar("EmptyAgent", EMPTY_AGENT);
  }

  /** The jar of an agent of one class. */
  static Path agentJar(String name, String text) {
    Path classes = compile(name, text);
    Path jar = classes.resolve("agent.jar");
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Premain-Class", name);
    manifest.getMainAttributes().putValue("Can-Retransform-Classes", "true");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file, manifest)) {
      out.putNextEntry(new JarEntry(name + ".class"));
      Files.copy(classes.resolve(name + ".class"), out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return jar;
  }

  /** A class path with that class. */
  static Path compile(String name, String text) {
    Path folder = Build.newFolder("compiled");
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      Path source = Files.writeString(folder.resolve(name + ".java"), text);
      List<String> options = List.of("--release", "8", "-Xlint:-options", "-d", folder.toString());
      boolean compiled =
          compiler
              .getTask(messages, files, null, options, null, files.getJavaFileObjects(source))
              .call();
      if (!compiled) {
        throw new AssertionError(messages.toString());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return folder;
  }
}
