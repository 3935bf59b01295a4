// SPDX-License-Identifier: Apache-2.0

package io.telltale.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each target guided by its coverage, for a bounded time: {@code -Dfuzz.seconds=600} makes it
 * longer. What it finds stands in {@code target/fuzz}; it belongs beside the seeds.
 */
class JazzerIT {

  private static final int SECONDS = Integer.getInteger("fuzz.seconds", 3);

  @TempDir private Path corpus;

  @ParameterizedTest
  @EnumSource
  void findsNothing(FuzzTarget target) throws IOException, InterruptedException {
    Path found = Files.createDirectories(Path.of("target", "fuzz")).toAbsolutePath();
    Path said = found.resolve(target + ".txt");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + Jazzer.class.getName(),
                "--target_args=" + target,
                "--instrumentation_includes=io.telltale.**",
                "--reproducer_path=" + found,
                "-artifact_prefix=" + found + File.separator + target + "-",
                "-max_total_time=" + SECONDS,
                "-max_len=4096",
                "-timeout=20",
                "-print_final_stats=1",
                corpus.toString(),
                Seeds.of(target).toString())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    assertThat(process.waitFor(SECONDS + 180L, TimeUnit.SECONDS)).isTrue();
    List<String> lines = Files.readAllLines(said);
    assertThat(process.exitValue()).as(String.join("\n", lines)).isZero();
    assertThat(lines).anyMatch(line -> line.contains("stat::number_of_executed_units"));
  }
}
