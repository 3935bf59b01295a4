// SPDX-License-Identifier: Apache-2.0

package io.telltale.survey;

import static org.assertj.core.api.Assertions.assertThat;

import io.telltale.archive.Application;
import io.telltale.archive.Packed;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnCodeTest {

  @TempDir private Path folder;

  private Set<String> own(Packed packed, String name, boolean withLibraries) {
    File file = packed.as(folder.resolve(name));
    Application application =
        Application.read(List.of(file), List.of(), (place, type, content) -> {});
    Set<String> own = new TreeSet<>();
    OwnCode.among(application, withLibraries).values().forEach(own::addAll);
    return own;
  }

  private static Packed types(String... names) {
    Packed packed = new Packed();
    for (String name : names) {
      packed.with(name.replace('.', '/') + ".class", new byte[1]);
    }
    return packed;
  }

  private static Packed war() {
    return new Packed()
        .with("WEB-INF/lib/core.jar", types("com.acme.core.Users", "org.slf4j.Logger"))
        .with("WEB-INF/lib/other.jar", types("net.vendor.Tool"))
        .with("WEB-INF/lib/spring.jar", types("org.springframework.security.Login"));
  }

  @Test
  void isInTheFolderOfClassesAndInLibrariesOfItsPackage() {
    Packed war = war().with("WEB-INF/classes/com/acme/web/Login.class", new byte[1]);

    assertThat(own(war, "a.war", false))
        .containsExactly("com.acme.core.Users", "com.acme.web.Login");
  }

  @Test
  void isWhatWebXmlNamesWhereNoClassLiesInTheFolder() {
    Packed war =
        war()
            .with(
                "WEB-INF/web.xml",
                """
                <web-app><servlet><servlet-class>
                  com.acme.web.Login </servlet-class></servlet>
                  <filter><filter-class>org.springframework.web.filter.X</filter-class></filter>
                </web-app>
                """);

    assertThat(own(war, "a.war", false)).containsExactly("com.acme.core.Users");
  }

  @Test
  void aWellKnownOrganisationIsTakenByItsThirdWord() {
    Packed war =
        new Packed()
            .with("WEB-INF/lib/wiki.jar", types("org.apache.wiki.auth.Login"))
            .with("WEB-INF/lib/lucene.jar", types("org.apache.lucene.Search"))
            .with("WEB-INF/web.xml", "<filter-class>org.apache.wiki.ui.Filter</filter-class>");

    assertThat(own(war, "a.war", false)).containsExactly("org.apache.wiki.auth.Login");
  }

  @Test
  void isOfThePackageThatAJarIsStartedByWhereLibrariesAreMergedIn() {
    Packed jar =
        types("com.acme.Main", "com.acme.Login", "net.vendor.Tool", "org.h2.Driver")
            .with("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\nMain-Class: com.acme.Main\n\n");

    assertThat(own(jar, "a.jar", false)).containsExactly("com.acme.Login", "com.acme.Main");
  }

  @Test
  void librariesAreLookedIntoIfAskedForButNotThoseThatAllHave() {
    Packed war = war().with("WEB-INF/classes/com/acme/web/Login.class", new byte[1]);

    assertThat(own(war, "a.war", true))
        .containsExactly("com.acme.core.Users", "com.acme.web.Login", "net.vendor.Tool");
  }

  @Test
  void isInLibrariesWhereNothingElseIsFound() {
    assertThat(own(war(), "a.war", false))
        .containsExactly("com.acme.core.Users", "net.vendor.Tool");
  }

  @Test
  void isAllOfALibraryThatIsAskedAbout() {
    assertThat(own(types("org.h2.Driver"), "h2.jar", false)).containsExactly("org.h2.Driver");
  }
}
