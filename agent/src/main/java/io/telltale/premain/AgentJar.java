// SPDX-License-Identifier: Apache-2.0

package io.telltale.premain;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.CodeSource;

/** Where our own jar lies. */
final class AgentJar {

  private AgentJar() {}

  /**
   * Finds the jar. Decoded as a URI, since paths hold spaces, plus signs and umlauts
   * (apache/skywalking#1219).
   *
   * @throws IOException if this class was not read from a jar file, as in an unpacked uber-jar
   */
  static File locate() throws IOException {
    String url = url();
    if (!url.startsWith("file:") || url.endsWith("/")) {
      throw new IOException("telltale.jar must stay one file of its own, but was read from " + url);
    }
    try {
      URI uri = new URI(url);
      // A UNC path has an authority, which File refuses (newrelic/newrelic-java-agent#1578).
      return uri.getRawAuthority() == null
          ? new File(uri)
          : new File("//" + uri.getAuthority() + uri.getPath());
    } catch (URISyntaxException e) {
      throw new IOException("cannot read the place of telltale.jar: " + url, e);
    }
  }

  private static String url() {
    try {
      CodeSource source = AgentJar.class.getProtectionDomain().getCodeSource();
      return String.valueOf(source == null ? null : source.getLocation());
    } catch (SecurityException e) {
      // A SecurityManager forbids that. The other way makes the JDK load java.nio.file.
      String url = String.valueOf(AgentJar.class.getResource("AgentJar.class"));
      int end = url.lastIndexOf("!/");
      return url.startsWith("jar:") && end > 0 ? url.substring("jar:".length(), end) : url;
    }
  }
}
