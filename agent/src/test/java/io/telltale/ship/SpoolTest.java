// SPDX-License-Identifier: Apache-2.0

package io.telltale.ship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.telltale.config.SpoolOptions;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpoolTest extends Spools {

  @ParameterizedTest
  @ValueSource(strings = {"", KEY})
  void givesBackInOrderWhatItWasGiven(String key) throws IOException {
    Spool spool = open(options("", key.isEmpty() ? null : key));
    assertThat(spool.append(messages(1, 50))).isTrue();
    List<Spooled> first = new ArrayList<>();
    assertThat(spool.read(1, first, 20)).isEqualTo(20);
    assertThat(spool.append(messages(50, 20_000))).isTrue();
    assertThat(spool.append(messages(20_000, 20_010))).isTrue();

    assertThat(numbers(first)).isEqualTo(range(1, 21));
    assertThat(numbers(readAll(spool, 21))).isEqualTo(range(21, 20_010));
    assertThat(first.get(0).type).isEqualTo("logout");
    assertThat(losses.inAll()).isZero();
    assertThat(files()).hasSizeGreaterThan(1);
    spool.close();
  }

  @Test
  void canBeReadByItsOwnerOnly() throws IOException {
    Spool spool = open(options());
    spool.append(messages(1, 2));

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
        .isEqualTo("rwx------");
    for (File file : files()) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.toPath())))
          .isEqualTo("rw-------");
      assertThat(Files.getPosixFilePermissions(file.toPath().getParent()))
          .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }
    spool.close();
  }

  @Test
  void isEmptyWhenAllHasArrived() throws IOException {
    Spool spool = open(options());
    for (int i = 0; i < 40; i++) {
      spool.append(messages(1 + 500 * i, 501 + 500 * i));
    }
    int before = files().size();

    spool.confirmed(10_000);
    spool.tidy();
    assertThat(files().size()).isLessThan(before).isPositive();
    assertThat(numbers(readAll(spool, 10_001))).isEqualTo(range(10_001, 20_001));
    spool.confirmed(20_000);
    spool.tidy();
    assertThat(files()).isEmpty();
    assertThat(spool.bytes()).isZero();

    spool.append(messages(20_001, 20_003));
    assertThat(numbers(readAll(spool, 20_001))).containsExactly(20_001, 20_002);
    spool.close();
  }

  @Test
  void takesNoMoreThanItMay() throws IOException {
    Spool spool = open(options(", bytes: 4MiB", null));
    int number = 1;
    while (spool.append(messages(number, number + 500))) {
      number += 500;
    }
    assertThat(spool.bytes()).isBetween(3L << 20, 4L << 20);
    assertThat(files().stream().mapToLong(File::length).sum()).isLessThanOrEqualTo(4L << 20);

    spool.confirmed(number / 2);
    spool.tidy();
    assertThat(spool.append(messages(number, number + 500))).as("room again").isTrue();
    spool.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", KEY})
  void losesToABitFlipOnlyWhatItHits(String key) throws IOException {
    SpoolOptions options = options("", key.isEmpty() ? null : key);
    Spool spool = open(options);
    spool.append(messages(1, 1_001));
    Random random = new Random(4711);
    int flips = 20;
    try (RandomAccessFile file = new RandomAccessFile(files().get(0), "rw")) {
      for (int i = 0; i < flips; i++) {
        long at = SegmentFormat.HEADER + (long) (random.nextDouble() * (file.length() - 60));
        file.seek(at);
        int flipped = file.read() ^ 1 << random.nextInt(8);
        file.seek(at);
        file.write(flipped);
      }
    }

    List<Integer> read = numbers(readAll(spool, 1));

    assertThat(read.size()).isBetween(1_000 - flips, 999);
    assertThat(read).isSorted().doesNotHaveDuplicates();
    assertThat(losses.inAll()).isEqualTo(1_000 - read.size());
    assertThat(losses.report(0).reason()).isEqualTo("unreadable");
    spool.close();
  }

  @Test
  void declaresOfItsOwnOnlyWhatWasNotTaken() throws Exception {
    Spool spool = open(options(", age: 1ms", null));
    for (int i = 0; i < 40; i++) {
      spool.append(messages(1 + 500 * i, 501 + 500 * i));
    }
    List<Spooled> taken = new ArrayList<>();
    spool.read(1, taken, 10);
    Thread.sleep(5); // older than one millisecond
    spool.expire(10);

    long gone = losses.inAll();
    assertThat(gone).isBetween(10_000L, 20_000L);
    assertThat(numbers(readAll(spool, 11))).isEqualTo(range((int) gone + 11, 20_001));
    assertThat(losses.inAll()).isEqualTo(gone);
    spool.close();
  }

  @Test
  void goesOnWhenItsFolderWasRemoved() throws IOException {
    Spool spool = open(options());
    spool.append(messages(1, 6_000));
    try (Stream<Path> all = Files.walk(path)) {
      for (Path file : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }

    assertThat(spool.append(messages(6_000, 6_010))).isTrue();
    assertThat(SpoolFolder.adopt(path.toFile())).as("locked again").isEmpty();
    spool.close();
  }

  @Test
  void saysThatItCannotBeMade() throws IOException {
    Files.writeString(path, "a file");

    assertThatThrownBy(() -> open(options())).isInstanceOf(IOException.class);
  }
}
