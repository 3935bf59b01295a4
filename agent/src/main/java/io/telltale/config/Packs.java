// SPDX-License-Identifier: Apache-2.0

package io.telltale.config;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The packs in our jar. */
public final class Packs {

  static final String SUFFIX = ".pack";
  static final String INDEX = "index";
  private static final String FOLDER = "packs/";

  private Packs() {}

  /**
   * Reads all of them.
   *
   * @return by name
   * @throws IOException if the jar cannot be read or was built wrongly
   */
  public static Map<String, Pack> bundled() throws IOException {
    Map<String, Pack> packs = new LinkedHashMap<>();
    for (String name : names()) {
      List<Problem> problems = new ArrayList<>();
      try (DataInputStream in = open(name + SUFFIX)) {
        packs.put(name, Pack.of(NodeCodec.read(name + ".yaml", in), problems));
      } catch (ConfigException e) {
        problems.add(e.problem());
      }
      if (!problems.isEmpty()) {
        throw new IOException("bundled pack: " + problems);
      }
    }
    return packs;
  }

  private static List<String> names() throws IOException {
    try (DataInputStream in = open(INDEX)) {
      return Arrays.asList(in.readUTF().split(","));
    }
  }

  private static DataInputStream open(String name) throws IOException {
    ClassLoader loader = Packs.class.getClassLoader();
    InputStream in = loader == null ? null : loader.getResourceAsStream(FOLDER + name);
    if (in == null) {
      throw new IOException("no " + FOLDER + name + " in the jar");
    }
    return new DataInputStream(in);
  }
}
