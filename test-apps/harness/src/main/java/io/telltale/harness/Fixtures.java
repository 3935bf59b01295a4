// SPDX-License-Identifier: Apache-2.0

package io.telltale.harness;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * The small programs in {@code src/test/fixtures}, one in each folder, compiled for Java 8. One
 * that is written for Java EE ({@code NAME-javax}) serves Jakarta EE as well: {@code NAME-jakarta}
 * is the same in the other names, unless it has a folder of its own.
 */
public final class Fixtures {

  private static final String JAVAX = "-javax";
  private static final String JAKARTA = "-jakarta";
  private static final Pattern RENAMED =
      Pattern.compile(
          "javax\\.(servlet|annotation\\.security|mail|validation|enterprise"
              + "|security\\.enterprise)\\b");
  private static final Map<String, Path> RENEWED = new ConcurrentHashMap<>();

  private Fixtures() {}

  /** The folder itself: sources, and whatever else lies there. */
  public static Path folder(String name) {
    Path folder = Build.suite().resolve("src/test/fixtures").resolve(name);
    return name.endsWith(JAKARTA) && !Files.exists(folder)
        ? RENEWED.computeIfAbsent(name, Fixtures::renamed)
        : folder;
  }

  private static Path renamed(String name) {
    Path original = folder(name.replace(JAKARTA, JAVAX));
    Path copy = Build.newFolder(name);
    try {
      for (Path file : filesBelow(original, "")) {
        Path to = copy.resolve(original.relativize(file).toString());
        Files.createDirectories(Objects.requireNonNull(to.getParent()));
        String text = Files.readString(file);
        Files.writeString(to, RENAMED.matcher(text).replaceAll("jakarta.$1"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return copy;
  }

  /** Compiles the sources of a fixture for Java 8 and gives the folder with its classes. */
  public static Path compile(String name, Path... classPath) {
    return compile(List.of(name), 8, List.of(classPath));
  }

  /** Compiles the sources of several fixtures together. */
  static Path compile(List<String> names, int release, List<Path> classPath) {
    Path classes = Build.newFolder(names.get(0) + "-classes");
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    List<String> options =
        List.of(
            "--release",
            Integer.toString(Math.min(release, Runtime.version().feature())),
            "-proc:none",
            "-parameters",
            "-Xlint:-options",
            "-d",
            classes.toString(),
            "-cp",
            classPath(classPath.toArray(new Path[0])));
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      List<Path> sources = new ArrayList<>();
      for (String name : names) {
        sources.addAll(filesBelow(folder(name), ".java"));
      }
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

  public static String classPath(Path... entries) {
    return Stream.of(entries).map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  /** Packs all files below a folder into a jar beside it, with these headers in its manifest. */
  public static Path jar(String name, Path content, Map<String, String> headers) {
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
  public static void copy(Path from, Path to) {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : all.toList()) {
        Path copy = to.resolve(from.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(copy);
        } else {
          Files.createDirectories(Objects.requireNonNull(copy.getParent()));
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
