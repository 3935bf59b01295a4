// SPDX-License-Identifier: Apache-2.0

package io.telltale.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Seeds and found cases once more, and each of them cut, doubled, and with bytes of other kinds.
 */
class RegressionTest {

  @TestFactory
  Stream<DynamicTest> cases() throws IOException {
    Stream<DynamicTest> all = Stream.of();
    for (FuzzTarget target : FuzzTarget.values()) {
      assertThat(Seeds.files(target)).isNotEmpty();
      for (Path file : Seeds.files(target)) {
        String name = target + " " + file.getFileName();
        all = Stream.concat(all, Stream.of(DynamicTest.dynamicTest(name, () -> run(target, file))));
      }
    }
    return all;
  }

  private static void run(FuzzTarget target, Path file) throws IOException {
    byte[] data = Files.readAllBytes(file);
    target.run(data);
    for (int cut = 0; cut < data.length; cut += 1 + data.length / 40) {
      target.run(Arrays.copyOf(data, cut));
      byte[] other = data.clone();
      other[cut] = (byte) (cut * 37);
      target.run(other);
    }
    byte[] twice = Arrays.copyOf(data, 2 * data.length);
    System.arraycopy(data, 0, twice, data.length, data.length);
    target.run(twice);
  }
}
