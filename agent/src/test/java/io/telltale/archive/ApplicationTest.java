// SPDX-License-Identifier: Apache-2.0

package io.telltale.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApplicationTest {

  /** Nobody parses them here, so any bytes will do. */
  private static final byte[] A = {1};

  private static final byte[] B = {2};

  @TempDir private Path folder;

  private final List<String> seen = new ArrayList<>();

  private Application read(File... archives) {
    return Application.read(
        List.of(archives), List.of(), (place, name, content) -> seen.add(name + " in " + place));
  }

  private static Packed jar(String type, byte[] content) {
    return new Packed().with(type, content);
  }

  static Stream<Arguments> layouts() {
    Packed jar = jar("com/acme/A.class", A);
    Packed war = new Packed().with("WEB-INF/lib/a.jar", jar);
    return Stream.of(
        Arguments.of("a.jar", jar, "a.jar"),
        Arguments.of("a.war", jar("WEB-INF/classes/com/acme/A.class", A), "a.war!/WEB-INF/classes"),
        Arguments.of("a.war", war, "a.war!/WEB-INF/lib/a.jar"),
        Arguments.of(
            "a.ear", new Packed().with("web.war", war), "a.ear!/web.war!/WEB-INF/lib/a.jar"),
        Arguments.of("a.ear", new Packed().with("lib/a.jar", jar), "a.ear!/lib/a.jar"),
        Arguments.of("a.ear", jar("APP-INF/classes/com/acme/A.class", A), "a.ear!/APP-INF/classes"),
        Arguments.of(
            "boot.jar", jar("BOOT-INF/classes/com/acme/A.class", A), "boot.jar!/BOOT-INF/classes"),
        Arguments.of(
            "boot.jar",
            new Packed().with("BOOT-INF/lib/a.jar", jar),
            "boot.jar!/BOOT-INF/lib/a.jar"),
        Arguments.of(
            "fat.jar",
            new Packed().with("lib/b.jar", new Packed().with("more/a.jar", jar)),
            "fat.jar!/lib/b.jar!/more/a.jar"));
  }

  @ParameterizedTest
  @MethodSource("layouts")
  void findsClassesInEveryLayout(String file, Packed packed, String place) throws IOException {
    Application application = read(packed.as(folder.resolve(file)));

    assertThat(seen).containsExactly("com.acme.A in " + place);
    assertThat(application.problems()).isEmpty();
    assertThat(classFile(application, "com.acme.A")).isEqualTo(A);
  }

  @ParameterizedTest
  @MethodSource("layouts")
  void findsThemInFoldersAlike(String file, Packed packed, String place) throws IOException {
    Application application = read(packed.unpacked(folder.resolve(file)));

    assertThat(seen).containsExactly("com.acme.A in " + place);
    assertThat(classFile(application, "com.acme.A")).isEqualTo(A);
  }

  @Test
  void findsWhatAServerUnpacked() {
    new Packed()
        .with("payroll/WEB-INF/classes/com/acme/A.class", A)
        .with("payroll/WEB-INF/lib/b.jar", jar("com/acme/B.class", B))
        .with("shop.war/WEB-INF/classes/com/acme/C.class", A)
        .unpacked(folder.resolve("webapps"));

    Application application = read(folder.resolve("webapps").toFile());

    assertThat(seen)
        .containsExactly(
            "com.acme.A in webapps!/payroll!/WEB-INF/classes",
            "com.acme.B in webapps!/payroll!/WEB-INF/lib/b.jar",
            "com.acme.C in webapps!/shop.war!/WEB-INF/classes");
    assertThat(application.problems()).isEmpty();
  }

  private static byte[] classFile(Application application, String name) throws IOException {
    Place place = application.placesOf(name).get(0);
    return application.classPathOf(place.archive()).classFile(name);
  }

  @Test
  void theFolderOfClassesComesBeforeLibraries() throws IOException {
    Application application =
        read(
            new Packed()
                .with("WEB-INF/lib/old.jar", jar("com/acme/A.class", B))
                .with("WEB-INF/classes/com/acme/A.class", A)
                .as(folder.resolve("a.war")));

    List<Place> places = application.placesOf("com.acme.A");
    assertThat(classFile(application, "com.acme.A")).isEqualTo(A);
    assertThat(places).hasSize(2);
    assertThat(places.stream().filter(place -> application.isShadowed(place, "com.acme.A")))
        .extracting(Place::toString)
        .containsExactly("a.war!/WEB-INF/lib/old.jar");
  }

  @Test
  void eachWebApplicationSeesItsOwnFirstAndThenWhatTheEarHas() throws IOException {
    Application application =
        read(
            new Packed()
                .with("lib/shared.jar", new Packed().with("C.class", A).with("D.class", A))
                .with("a.war", new Packed().with("WEB-INF/lib/x.jar", jar("C.class", B)))
                .with("b.war", new Packed().with("WEB-INF/classes/E.class", A))
                .as(folder.resolve("all.ear")));

    Archive a = application.placesOf("C").stream().filter(ofWar("a.war")).findAny().get().archive();
    Archive b = application.placesOf("E").get(0).archive();
    assertThat(application.classPathOf(a).classFile("C")).isEqualTo(B);
    assertThat(application.classPathOf(b).classFile("C")).isEqualTo(A);
    assertThat(application.classPathOf(a).classFile("D")).isEqualTo(A);
    assertThat(application.placesOf("C")).noneMatch(place -> application.isShadowed(place, "C"));
  }

  private static Predicate<Place> ofWar(String war) {
    return place -> place.toString().contains(war);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatAJarHasForVersionsCountsIfItSaysSo(boolean multiRelease) {
    Application application =
        read(
            new Packed()
                .with("A.class", A)
                .with("META-INF/versions/11/A.class", B)
                .with("META-INF/versions/11/New.class", B)
                .with(
                    "META-INF/MANIFEST.MF",
                    "Manifest-Version: 1.0\nMulti-Release: " + multiRelease + "\n\n")
                .as(folder.resolve("a.jar")));

    assertThat(application.placesOf("A")).hasSize(multiRelease ? 2 : 1);
    assertThat(application.placesOf("New")).hasSize(multiRelease ? 1 : 0);
    Archive jar = application.placesOf("A").get(0).archive();
    assertThat(String.valueOf(application.seenFrom(jar, "A"))).isEqualTo("a.jar");
  }

  @Test
  void aSignatureThatDoesNotFitIsNobodysBusiness() {
    read(
        new Packed()
            .with(
                "META-INF/MANIFEST.MF",
                "Manifest-Version: 1.0\n\nName: A.class\nSHA-256-Digest: x\n")
            .with("META-INF/ACME.SF", "Signature-Version: 1.0\n")
            .with("META-INF/ACME.RSA", "no signature")
            .with("A.class", A)
            .as(folder.resolve("signed.jar")));

    assertThat(seen).containsExactly("A in signed.jar");
  }

  @Test
  void whatCannotBeReadIsToldAndTheRestIsRead() throws IOException {
    byte[] cut = new Packed().with("com/acme/B.class", new byte[10_000]).bytes();
    Application application =
        read(
            new Packed()
                .with("WEB-INF/lib/broken.jar", "this is no zip file")
                .with("WEB-INF/lib/cut.jar", Arrays.copyOf(cut, 40))
                .with("WEB-INF/lib/good.jar", jar("com/acme/A.class", A))
                .as(folder.resolve("a.war")),
            Files.writeString(folder.resolve("b.war"), "neither is this").toFile());

    assertThat(seen).containsExactly("com.acme.A in a.war!/WEB-INF/lib/good.jar");
    assertThat(application.problems())
        .anyMatch(problem -> problem.startsWith("a.war!/WEB-INF/lib/broken.jar: cannot be read"))
        .anyMatch(problem -> problem.startsWith("a.war!/WEB-INF/lib/cut.jar: cannot be read"))
        .anyMatch(problem -> problem.startsWith("b.war: cannot be read"))
        .hasSize(3);
  }

  @Test
  void jarsInJarsWithoutEndAndFilesWithoutEndAreRefused() {
    Packed nested = jar("com/acme/A.class", A);
    for (int depth = 0; depth < 10; depth++) {
      nested = new Packed().with("in.jar", nested);
    }
    Application application =
        read(
            nested
                .with("Huge.class", new byte[33 << 20])
                .with("Small.class", A)
                .as(folder.resolve("a.jar")));

    assertThat(seen).containsExactly("Small in a.jar");
    assertThat(application.problems())
        .contains("a.jar!/Huge.class: too large to be read")
        .anyMatch(problem -> problem.contains("too deep"));
  }

  @Test
  void theClassPathIsLookedIntoButNotPartOfTheApplication() throws IOException {
    File war = jar("WEB-INF/classes/A.class", A).as(folder.resolve("a.war"));
    File api = jar("Api.class", B).as(folder.resolve("api.jar"));
    Application application =
        Application.read(List.of(war), List.of(api), (place, name, content) -> seen.add(name));

    assertThat(seen).containsExactly("A");
    assertThat(application.placesOf("Api")).isEmpty();
    Archive archive = application.placesOf("A").get(0).archive();
    assertThat(application.classPathOf(archive).classFile("Api")).isEqualTo(B);
    assertThat(application.classPathOf(archive).classFile("java.util.List")).isNotEmpty();
    assertThat(application.classPathOf(archive).classFile("no.such.Type")).isNull();
  }

  @Test
  void readsAgainWhatIsWantedAndNothingElse() {
    Application application =
        read(
            new Packed()
                .with("WEB-INF/lib/a.jar", new Packed().with("A.class", A).with("B.class", B))
                .with("WEB-INF/lib/c.jar", jar("A.class", B))
                .as(folder.resolve("a.war")));
    seen.clear();
    Place inC =
        application.placesOf("A").stream()
            .filter(place -> place.toString().endsWith("c.jar"))
            .findAny()
            .get();

    application.readAgain(
        Map.of(inC, Set.of("A")),
        (place, name, content) -> seen.add(name + Arrays.toString(content) + place));

    assertThat(seen).containsExactly("A[2]a.war!/WEB-INF/lib/c.jar");
  }

  @Test
  void classesAreFoundWhenTheirJarDoesNotFitIntoMemory() {
    Packed jar = new Packed();
    for (int i = 0; i < 50; i++) {
      byte[] content = new byte[100];
      content[0] = (byte) i;
      jar.with("com/acme/C" + i + ".class", content);
    }
    Application application =
        read(new Packed().with("WEB-INF/lib/a.jar", jar).as(folder.resolve("a.war")));
    Shelf small = new Shelf(1_000);

    for (int i = 49; i >= 0; i--) {
      String name = "com.acme.C" + i;
      byte[] content = small.classFile(application.placesOf(name).get(0), name);
      assertThat(content).isNotNull().startsWith((byte) i);
    }
  }
}
