// SPDX-License-Identifier: Apache-2.0

package io.telltale.config;

import java.io.DataOutputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Run by the build: YAML packs to the form that {@link Packs} reads. Fails on a bad pack. */
public final class PackCompiler {

  private PackCompiler() {}

  /**
   * Compiles a folder.
   *
   * @param args the folder of {@code *.yaml} files and the folder to write to
   * @throws IOException if a file cannot be read or written, or is no pack
   */
  public static void main(String[] args) throws IOException {
    File[] sources = new File(args[0]).listFiles((dir, name) -> name.endsWith(".yaml"));
    if (sources == null || sources.length == 0) {
      throw new IOException("no packs in " + args[0]);
    }
    Arrays.sort(sources);
    List<String> names = new ArrayList<>();
    File folder = new File(args[1]);
    if (!folder.isDirectory() && !folder.mkdirs()) {
      throw new IOException("cannot make " + folder);
    }
    for (File source : sources) {
      Node tree = parse(source);
      String name = source.getName().replace(".yaml", "");
      names.add(name);
      try (DataOutputStream out =
          new DataOutputStream(new FileOutputStream(new File(folder, name + Packs.SUFFIX)))) {
        NodeCodec.write(tree, out);
      }
    }
    try (DataOutputStream out =
        new DataOutputStream(new FileOutputStream(new File(folder, Packs.INDEX)))) {
      out.writeUTF(String.join(",", names));
    }
  }

  private static Node parse(File source) throws IOException {
    try (Reader reader =
        new InputStreamReader(new FileInputStream(source), StandardCharsets.UTF_8)) {
      Node tree = YamlReader.read(source.getName(), reader);
      List<Problem> problems = new ArrayList<>();
      Pack pack = Pack.of(tree, problems);
      if (!problems.isEmpty()) {
        throw new IOException(problems.toString());
      }
      if (!source.getName().equals(pack.name() + ".yaml")) {
        throw new IOException(source + " holds the pack '" + pack.name() + "'");
      }
      return tree;
    } catch (ConfigException e) {
      throw new IOException(e.problem().toString(), e);
    }
  }
}
