// SPDX-License-Identifier: Apache-2.0

package io.telltale.ship;

import io.telltale.config.SpoolOptions;
import io.telltale.diagnostics.Diagnostics;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Spools in a folder, and what is to be read in them. */
abstract class Spools {

  static final String KEY = "AAECAwQFBgcICQoLDA0ODw==";
  static final String OTHER_KEY = "EAECAwQFBgcICQoLDA0ODw==";

  final Losses losses = new Losses();
  final ByteArrayOutputStream said = new ByteArrayOutputStream();
  final Diagnostics diagnostics =
      new Diagnostics(new PrintStream(said, true, StandardCharsets.UTF_8));

  @TempDir Path folder;
  Path path;

  @BeforeEach
  void name() {
    path = folder.resolve("spool");
  }

  SpoolOptions options(String more, String key) throws IOException {
    String secret = "";
    if (key != null) {
      Path file = Files.writeString(folder.resolve("key"), key);
      secret = ", key: '${file:" + file + "}'";
    }
    return Targets.with("url: tcp://h, spool: { path: " + path + more + secret + " }").spool();
  }

  SpoolOptions options() throws IOException {
    return options("", null);
  }

  Spool open(SpoolOptions options) throws IOException {
    return new Spool(SpoolFolder.claim(options.path()), options, losses);
  }

  static List<Spooled> messages(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(n -> new Spooled(text(n).getBytes(StandardCharsets.UTF_8), "logout", n, null))
        .toList();
  }

  static String text(int number) {
    return "message " + number + " ü".repeat(100);
  }

  static List<Integer> numbers(List<? extends Message> messages) {
    return messages.stream()
        .map(message -> new String(message.bytes, StandardCharsets.UTF_8))
        .map(text -> Integer.valueOf(text.split(" ")[1]))
        .toList();
  }

  static List<Integer> range(int from, int to) {
    return IntStream.range(from, to).boxed().toList();
  }

  static List<Spooled> readAll(Spool spool, int from) throws IOException {
    List<Spooled> all = new ArrayList<>();
    long next = from;
    while (true) {
      List<Spooled> some = new ArrayList<>();
      long last = spool.read(next, some, 100);
      if (last < next) {
        return all;
      }
      all.addAll(some);
      next = last + 1;
    }
  }

  List<File> files() throws IOException {
    try (Stream<Path> all = Files.walk(path)) {
      return all.filter(p -> p.toString().endsWith(".seg")).sorted().map(Path::toFile).toList();
    }
  }

  List<Integer> leftBehind(SpoolOptions options) throws IOException {
    List<Message> messages = new ArrayList<>();
    for (SpoolFolder left : SpoolFolder.adopt(options.path())) {
      try (LeftOver leftOver = new LeftOver(left, options, losses, diagnostics)) {
        leftOver.take(messages, 1_000_000);
      }
    }
    return numbers(messages);
  }
}
