// SPDX-License-Identifier: Apache-2.0

package io.telltale.archive;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Class files of sources that a test holds as texts. */
public final class Compiled {

  private static final Pattern PACKAGE = Pattern.compile("package ([\\w.]+);");
  private static final Pattern TYPE =
      Pattern.compile("(?:class|interface|@interface|enum) ([\\p{L}\\w$]+)");

  private Compiled() {}

  /** By path, {@code com/acme/Login.class}. Each source is one file. */
  public static Map<String, byte[]> of(String... sources) {
    return of(List.of("-g"), sources);
  }

  /** As compilers of old times did: without names of parameters. */
  public static Map<String, byte[]> withoutNames(String... sources) {
    return of(List.of("-g:none"), sources);
  }

  private static Map<String, byte[]> of(List<String> options, String... sources) {
    try {
      Path folder = Files.createTempDirectory("compiled");
      List<Path> files = new ArrayList<>();
      for (String source : sources) {
        Path file = folder.resolve("src").resolve(path(source));
        Files.createDirectories(file.getParent());
        files.add(Files.writeString(file, source));
      }
      Path classes = Files.createDirectories(folder.resolve("classes"));
      compile(files, classes, options);
      return read(classes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String path(String source) {
    Matcher inPackage = PACKAGE.matcher(source);
    Matcher type = TYPE.matcher(source);
    if (!type.find()) {
      throw new AssertionError(source);
    }
    String folder = inPackage.find() ? inPackage.group(1).replace('.', '/') + "/" : "";
    return folder + type.group(1) + ".java";
  }

  private static void compile(List<Path> files, Path classes, List<String> more)
      throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    List<String> options = new ArrayList<>(List.of("-d", classes.toString(), "-proc:none"));
    options.addAll(more);
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      boolean done =
          compiler
              .getTask(
                  messages,
                  manager,
                  null,
                  options,
                  null,
                  manager.getJavaFileObjectsFromPaths(files))
              .call();
      if (!done) {
        throw new AssertionError(messages.toString());
      }
    }
  }

  private static Map<String, byte[]> read(Path classes) throws IOException {
    Map<String, byte[]> found = new TreeMap<>();
    try (Stream<Path> all = Files.walk(classes)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        found.put(classes.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    return found;
  }
}
