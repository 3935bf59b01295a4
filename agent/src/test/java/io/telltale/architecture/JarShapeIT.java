// SPDX-License-Identifier: Apache-2.0

package io.telltale.architecture;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the application may see of the jar, and what the agent must find in it. */
class JarShapeIT {

  private static final Path FILE = Path.of("target", "telltale.jar");
  private static final int JAVA_8 = 52;

  private static JarFile jar;

  @BeforeAll
  static void open() throws IOException {
    jar = new JarFile(FILE.toFile());
  }

  @AfterAll
  static void close() throws IOException {
    jar.close();
  }

  @Test
  void rootHoldsPremainAndManifestOnly() {
    List<String> root = names(name -> !name.startsWith("agent/"));

    assertThat(root)
        .contains(
            "META-INF/MANIFEST.MF",
            "io/telltale/premain/Premain.class",
            "io/telltale/premain/Main.class",
            "io/telltale/premain/AgentClassLoader.class")
        .allMatch(
            name ->
                name.equals("META-INF/MANIFEST.MF")
                    || name.matches("io/telltale/premain/\\w[\\w$]*\\.class"));
  }

  @Test
  void nothingBelowAgentLooksLikeAClassToOthers() {
    assertThat(names(name -> name.startsWith("agent/") && name.endsWith(".class"))).isEmpty();
    assertThat(names(name -> name.startsWith("agent/io/telltale/premain/"))).isEmpty();
  }

  @Test
  void manifestNamesTheEntryPointsAndNoBootClassPath() throws IOException {
    Attributes manifest = jar.getManifest().getMainAttributes();

    assertThat(manifest.getValue("Premain-Class")).isEqualTo("io.telltale.premain.Premain");
    assertThat(manifest.getValue("Agent-Class")).isEqualTo("io.telltale.premain.Premain");
    assertThat(manifest.getValue("Main-Class")).isEqualTo("io.telltale.premain.Main");
    assertThat(manifest.getValue("Can-Retransform-Classes")).isEqualTo("true");
    assertThat(manifest.getValue("Can-Redefine-Classes")).isEqualTo("true");
    assertThat(manifest.getValue("Implementation-Title")).isNotBlank();
    assertThat(manifest.getValue("Implementation-Version")).matches("\\d+\\.\\d+\\.\\d+.*");
    assertThat(manifest.getValue("Boot-Class-Path")).isNull();
    assertThat(manifest.getValue("Class-Path")).isNull();
    assertThat(manifest.getValue("Multi-Release")).isNull();
  }

  @Test
  void hookIsMovedToJavaLang() {
    assertThat(names(name -> name.contains("TelltaleHook")))
        .containsExactly("agent/java/lang/TelltaleHook.classdata");
    assertThat(names(name -> name.contains("/hook/"))).isEmpty();
    assertThat(ownClassesThatName("io/telltale/hook")).isEmpty();
    assertThat(ownClassesThatName("io.telltale.hook")).isEmpty();
    assertThat(ownClassesThatName("java/lang/TelltaleHook"))
        .anyMatch(name -> name.startsWith("agent/io/telltale/weave/"))
        .anyMatch(name -> name.startsWith("agent/io/telltale/capture/"));
  }

  @Test
  void everythingOfOursRunsOnJava8() {
    for (String name : ownClasses()) {
      assertThat((int) content(name).charAt(7)).as(name).isEqualTo(JAVA_8);
    }
  }

  @Test
  void nothingOfOursNamesJavaUtilLogging() {
    assertThat(ownClassesThatName("java/util/logging")).isEmpty();
    assertThat(ownClassesThatName("java.util.logging")).isEmpty();
  }

  @Test
  void holdsNoDatabindAndNothingForOtherReleases() {
    assertThat(names(name -> name.contains("fasterxml/jackson/databind"))).isEmpty();
    assertThat(names(name -> name.contains("META-INF/versions"))).isEmpty();
    assertThat(names(name -> name.endsWith("module-info.classdata"))).isEmpty();
  }

  @Test
  void holdsCompiledPacksAndLicences() {
    assertThat(names(name -> name.matches("agent/packs/\\w+\\.pack"))).isNotEmpty();
    assertThat(names(name -> name.startsWith("agent/META-INF/licenses/")))
        .contains(
            "agent/META-INF/licenses/BUNDLED",
            "agent/META-INF/licenses/byte-buddy/NOTICE",
            "agent/META-INF/licenses/jackson-core/NOTICE");
  }

  @Test
  void staysBelowEightMegabytes() throws IOException {
    assertThat(Files.size(FILE)).isLessThanOrEqualTo(8_000_000L);
  }

  @Test
  void holdsNoTraceOfWhenItWasBuilt() {
    assertThat(jar.stream().map(JarEntry::getTimeLocal).distinct()).hasSize(1);
  }

  private static List<String> ownClassesThatName(String text) {
    List<String> own = ownClasses();
    assertThat(own).isNotEmpty();
    return own.stream().filter(name -> content(name).contains(text)).toList();
  }

  private static List<String> ownClasses() {
    return names(name -> name.matches("(agent/)?(io/telltale|java)/.*\\.class(data)?"));
  }

  private static List<String> names(Predicate<String> wanted) {
    return jar.stream()
        .filter(entry -> !entry.isDirectory())
        .map(JarEntry::getName)
        .filter(wanted)
        .toList();
  }

  /** A class file's names and strings stand in its bytes as they are. */
  private static String content(String name) {
    try (InputStream in = jar.getInputStream(jar.getJarEntry(name))) {
      return new String(in.readAllBytes(), ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
