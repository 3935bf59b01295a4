// SPDX-License-Identifier: Apache-2.0

package io.telltale.premain;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;

/** Where our own jar lies. */
final class AgentJar {

  private AgentJar() {}

  /**
   * Finds the jar by the URL of a class in it; asking the protection domain needs a permission.
   * Decoded as a URI, since paths hold spaces, plus signs and umlauts (apache/skywalking#1219).
   *
   * @throws IOException if this class was not read from a jar file, as in an unpacked uber-jar
   */
  static File locate() throws IOException {
    URL url = AgentJar.class.getResource("AgentJar.class");
    String text = String.valueOf(url);
    int end = text.lastIndexOf("!/");
    if (!text.startsWith("jar:file:") || end < 0) {
      throw new IOException("telltale.jar must stay one file of its own, but was read from " + url);
    }
    try {
      URI uri = new URI(text.substring("jar:".length(), end));
      // A UNC path has an authority, which File refuses (newrelic/newrelic-java-agent#1578).
      return uri.getRawAuthority() == null
          ? new File(uri)
          : new File("//" + uri.getAuthority() + uri.getPath());
    } catch (URISyntaxException e) {
      throw new IOException("cannot read the place of telltale.jar: " + url, e);
    }
  }
}
