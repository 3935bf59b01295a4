// SPDX-License-Identifier: Apache-2.0

package io.telltale.endtoend;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The small programs in {@code src/test/fixtures}, one in each folder, compiled for Java 8. */
final class Fixtures {

  private Fixtures() {}

  /** The folder itself: sources, and whatever else lies there. */
  static Path folder(String name) {
    return Build.suite().resolve("src/test/fixtures").resolve(name);
  }

  /** A copy of a fixture's sources in which one text stands for another. */
  static Path replaced(String name, String text, String replacement) {
    Path copy = Build.newFolder(name + "-sources");
    copy(folder(name), copy);
    try {
      for (Path source : filesBelow(copy, ".java")) {
        Files.writeString(source, Files.readString(source).replace(text, replacement));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return copy;
  }

  /** Compiles the sources of a fixture and gives the folder with its classes. */
  static Path compile(String name, Path... classPath) {
    return compile(folder(name), classPath);
  }

  /** The same for sources that lie elsewhere. */
  static Path compile(Path folder, Path... classPath) {
    Path classes = Build.newFolder(folder.getFileName() + "-classes");
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    List<String> options =
        List.of(
            "--release",
            "8",
            "-Xlint:-options",
            "-d",
            classes.toString(),
            "-cp",
            classPath(classPath));
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      List<Path> sources = filesBelow(folder, ".java");
      boolean compiled =
          compiler
              .getTask(
                  messages, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
              .call();
      if (!compiled) {
        throw new AssertionError(messages.toString());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return classes;
  }

  static String classPath(Path... entries) {
    return Stream.of(entries).map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  /** Packs all files below a folder into a jar beside it, with these headers in its manifest. */
  static Path jar(String name, Path content, Map<String, String> headers) {
    Path jar = Build.newFolder("jar").resolve(name);
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    headers.forEach(manifest.getMainAttributes()::putValue);
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file, manifest)) {
      for (Path entry : filesBelow(content, "")) {
        out.putNextEntry(new JarEntry(content.relativize(entry).toString()));
        Files.copy(entry, out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return jar;
  }

  /** Copies a folder with all that is in it. */
  static void copy(Path from, Path to) {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : all.toList()) {
        Path copy = to.resolve(from.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(path, copy);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> filesBelow(Path folder, String ending) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> file.toString().endsWith(ending))
          .sorted()
          .toList();
    }
  }
}
