// SPDX-License-Identifier: Apache-2.0

package io.telltale.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.telltale.harness.Build;
import io.telltale.harness.Jvm;
import io.telltale.harness.Jvms;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A JVM that came out after the agent did: Java 25 under an agent with a Byte Buddy of the time
 * before, which knows class files up to those of Java 24.
 */
class NewerJvmIT {

  private static final String BYTE_BUDDY = "net/bytebuddy/";
  private static final int NEWEST_KNOWN = 68;

  static Stream<Jvm> jvms() {
    return Jvms.find(25).stream();
  }

  @ParameterizedTest
  @MethodSource("jvms")
  void whatCanBeReadIsWovenAndTheRestIsSaid(Jvm jvm) {
    Path jar = agentWithByteBuddyOfTheTimeBefore(Build.newFolder("older-agent"));
    Oddities run = Oddities.Launch.on(jvm, Oddities.LOGINS).by(jar).run("class-files", "login");

    assertThat(run.exitCode()).as(run.stdout() + run.stderr()).isZero();
    assertThat(run.stdout()).contains("done class-files\n", "done login\n");
    List<String> readable =
        run.calls().stream().filter(call -> !call.contains("s" + (NEWEST_KNOWN + 1))).toList();
    assertThat(readable).hasSizeLessThan(run.calls().size()).contains("login");
    assertThat(run.users()).containsExactlyInAnyOrderElementsOf(readable);
    assertThat(run.events().stream().filter(event -> event.type().equals("agent_degraded")))
        .extracting(event -> event.text("event.reason"), event -> event.text("event.severity"))
        .containsExactlyInAnyOrder(tuple("java_too_new", "4"), tuple("class_file_too_new", "4"));
    assertThat(run.stderr().lines())
        .anyMatch(line -> line.startsWith("telltale: this is Java 25"))
        .anyMatch(
            line -> line.startsWith("telltale: weaving classes whose files are of version 69"))
        .hasSizeLessThan(4);
  }

  private static Path agentWithByteBuddyOfTheTimeBefore(Path folder) {
    Path jar = folder.resolve("telltale.jar");
    try (JarFile ours = new JarFile(Build.agentJar().toFile());
        JarFile older = new JarFile(Build.copied("byte-buddy.jar").toFile());
        OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file)) {
      for (JarEntry entry : Collections.list(ours.entries())) {
        if (!entry.getName().startsWith("agent/" + BYTE_BUDDY)) {
          copy(ours, entry, entry.getName(), out);
        }
      }
      for (JarEntry entry : Collections.list(older.entries())) {
        if (entry.getName().startsWith(BYTE_BUDDY)) {
          copy(older, entry, "agent/" + entry.getName().replace(".class", ".classdata"), out);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return jar;
  }

  private static void copy(JarFile from, JarEntry entry, String name, JarOutputStream to)
      throws IOException {
    try (InputStream in = from.getInputStream(entry)) {
      to.putNextEntry(new JarEntry(name));
      in.transferTo(to);
    }
  }
}
