// SPDX-License-Identifier: Apache-2.0

package io.telltale.ship;

import static org.assertj.core.api.Assertions.assertThat;

import io.telltale.config.SpoolOptions;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a JVM that is dead has left to the next. */
class LeftOverTest extends Spools {

  @Test
  void leavesItsFilesToTheNext() throws IOException {
    Spool dead = open(options());
    dead.append(messages(1, 6_000));
    dead.close();

    Spool next = open(options());
    next.append(messages(100, 110));
    assertThat(leftBehind(options())).isEqualTo(range(1, 6_000));
    assertThat(numbers(readAll(next, 100))).isEqualTo(range(100, 110));
    next.close();
  }

  @Test
  void deletesWhatWasLeftWhenItHasArrived() throws IOException {
    Spool dead = open(options());
    dead.append(messages(1, 10));
    dead.close();
    LeftOver left =
        new LeftOver(SpoolFolder.adopt(path.toFile()).get(0), options(), losses, diagnostics);
    List<Message> messages = new ArrayList<>();
    left.take(messages, 5);
    assertThat(messages).hasSize(5);
    left.take(messages, 100);
    for (int i = 0; i < messages.size(); i++) {
      assertThat(files()).as("after " + i).hasSize(1);
      left.confirmed();
    }
    left.take(messages, 100);

    assertThat(numbers(messages)).isEqualTo(range(1, 10));
    assertThat(left.isDone()).isTrue();
    assertThat(files()).isEmpty();
    left.close();
  }

  @Test
  void leavesAloneWhatAnotherUses() throws IOException {
    Spool one = open(options());
    one.append(messages(1, 10));
    Spool other = open(options());
    other.append(messages(1, 20));

    assertThat(SpoolFolder.adopt(path.toFile())).isEmpty();
    assertThat(files()).hasSize(2);
    one.close();
    assertThat(leftBehind(options())).isEqualTo(range(1, 10));
    other.close();
  }

  @Test
  void survivesATornTail() throws IOException {
    Spool dead = open(options());
    dead.append(messages(1, 100));
    dead.close();
    File file = files().get(0);
    try (RandomAccessFile torn = new RandomAccessFile(file, "rw")) {
      torn.setLength(file.length() - 7);
    }

    assertThat(leftBehind(options())).isEqualTo(range(1, 99));
  }

  @Test
  void encryptsAllButNumbersAndLengths() throws IOException {
    SpoolOptions options = options("", KEY);
    Spool dead = open(options);
    dead.append(messages(1, 100));
    dead.close();

    String raw = Files.readString(files().get(0).toPath(), StandardCharsets.ISO_8859_1);
    assertThat(raw).doesNotContain("message").doesNotContain("logout");
    assertThat(leftBehind(options)).isEqualTo(range(1, 100));
  }

  @Test
  void keepsWhatItHasNoKeyFor() throws IOException {
    Spool dead = open(options("", KEY));
    dead.append(messages(1, 100));
    dead.close();

    assertThat(leftBehind(options())).isEmpty();
    assertThat(leftBehind(options("", OTHER_KEY))).isEmpty();
    assertThat(said.toString(StandardCharsets.UTF_8)).contains("there is no key");
    assertThat(files()).hasSize(1);
    assertThat(leftBehind(options("", KEY))).isEqualTo(range(1, 100));
  }

  @Test
  void passesOverWhatIsNoneOfItsFiles() throws IOException {
    Spool dead = open(options());
    dead.append(messages(1, 100));
    dead.close();
    Path slot = files().get(0).toPath().getParent();
    Files.writeString(slot.resolve("00000000.seg"), "");
    Files.write(slot.resolve("00000002.seg"), new byte[10_000]);
    Files.createSymbolicLink(slot.resolve("00000003.seg"), Path.of("/etc/passwd"));
    Files.writeString(slot.resolve("notes"), "x");

    assertThat(leftBehind(options())).isEqualTo(range(1, 100));
    assertThat(said.toString(StandardCharsets.UTF_8).lines()).hasSize(2);
  }

  @Test
  void declaresWhatHasWaitedForTooLong() throws IOException {
    Spool dead = open(options());
    dead.append(messages(1, 100));
    dead.close();
    Files.setLastModifiedTime(
        files().get(0).toPath(), FileTime.from(Instant.now().minusSeconds(2 * 86_400)));

    assertThat(leftBehind(options(", age: 1d", null))).isEmpty();

    assertThat(files()).isEmpty();
    assertThat(losses.report(0).fields())
        .containsEntry("dropped_logout", 99L)
        .containsEntry("place", "spool");
  }
}
