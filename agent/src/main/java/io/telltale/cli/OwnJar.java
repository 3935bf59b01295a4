// SPDX-License-Identifier: Apache-2.0

package io.telltale.cli;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.security.CodeSource;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/** The telltale.jar that this code runs from. */
final class OwnJar {

  private OwnJar() {}

  /** The file; nothing if the classes were not read from a jar. */
  static Optional<File> file() {
    CodeSource source = OwnJar.class.getProtectionDomain().getCodeSource();
    try {
      return Optional.ofNullable(source == null ? null : new File(source.getLocation().toURI()))
          .filter(File::isFile);
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /**
   * What the build wrote into the manifest; {@code unknown} outside a jar.
   *
   * @throws IOException if the jar cannot be read
   */
  static String version() throws IOException {
    Optional<File> jar = file();
    if (!jar.isPresent()) {
      return "unknown";
    }
    try (JarFile opened = new JarFile(jar.get())) {
      Manifest manifest = opened.getManifest();
      String version =
          manifest == null
              ? null
              : manifest.getMainAttributes().getValue(Attributes.Name.IMPLEMENTATION_VERSION);
      return version == null ? "unknown" : version;
    }
  }
}
