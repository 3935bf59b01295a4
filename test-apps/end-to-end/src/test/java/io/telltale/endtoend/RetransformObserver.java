// SPDX-License-Identifier: Apache-2.0

package io.telltale.endtoend;

import io.telltale.harness.Build;
import io.telltale.harness.Seen;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A second agent, behind ours, that writes down each class which is transformed once more. */
record RetransformObserver(Path jar, Path log) {

  private static final String SOURCE =
      """
      import java.io.*;
      import java.lang.instrument.*;
      import java.security.*;

      public class Observer implements ClassFileTransformer {
        private final PrintStream out;

        Observer(String file) throws IOException {
          out = new PrintStream(new FileOutputStream(file), true);
        }

        public static void premain(String file, Instrumentation jvm) throws IOException {
          jvm.addTransformer(new Observer(file), true);
        }

        public byte[] transform(ClassLoader loader, String name, Class<?> again,
            ProtectionDomain domain, byte[] bytes) {
          if (again == null) return null;
          try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            boolean woven = new String(bytes, "ISO-8859-1").contains("TelltaleHook");
            String digits = String.format("%064x", new java.math.BigInteger(1, hash));
            out.println(name + " " + digits + " " + woven);
          } catch (Exception e) {
            out.println(name + " " + e + " " + false);
          }
          return null;
        }
      }
      """;

  /** One class, as it was when all other agents had done theirs; the hash is SHA-256 in hex. */
  record Seen(String name, String hash, boolean woven) {}

  static RetransformObserver create() {
    return new RetransformObserver(
        Sources.agentJar("Observer", SOURCE), Build.newFolder("observer").resolve("seen.txt"));
  }

  String flag() {
    return "-javaagent:" + jar + "=" + log;
  }

  /** What came since the JVM has started. */
  List<Seen> seen() {
    try (Stream<String> lines = Files.lines(log)) {
      return lines
          .map(line -> line.split(" "))
          .map(part -> new Seen(part[0], part[1], Boolean.parseBoolean(part[2])))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
