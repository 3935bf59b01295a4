// SPDX-License-Identifier: Apache-2.0

package io.telltale.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.telltale.config.Layout;
import io.telltale.format.EventStream;
import io.telltale.seal.Trust;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What real collectors store in their usual forms is proven, with no false alarm. */
class CollectorsIT {

  private static final int EVENTS = 400;

  @TempDir private Path folder;

  private static void assertProven(Layout.Schema schema, String file, Collectors collector)
      throws Exception {
    List<String> sent =
        Streams.session(
            Streams.stream(Layout.of(schema), EventStream.MOST_BYTES, 0), EVENTS, 1, true);
    // syslog-ng and rsyslog keep a file open: each form gets a collector of its own.
    List<String> stored = collector.stored(sent, file);

    if (file.equals("raw")) {
      assertThat(stored).as("so that TamperingTest is about this file").isEqualTo(sent);
    }
    Checked checked = Checked.of(stored, new Trust(), null, false);

    assertThat(checked.texts()).as("%s in %s", schema, file).isEmpty();
    assertThat(checked.sessions().get(0).proven()).isEqualTo(sent.size());
  }

  @Test
  void rsyslogsFiles() throws Exception {
    for (Layout.Schema schema : Layout.Schema.values()) {
      for (String file : List.of("raw", "header", "protocol23", "json")) {
        // The usual file format has no structured data, mmjsonparse reads JSON only.
        boolean data = schema == Layout.Schema.RFC5424 && file.equals("header");
        boolean json = schema == Layout.Schema.ECS || schema == Layout.Schema.OCSF;
        if (!data && (json || !file.equals("json"))) {
          try (Collectors rsyslog = Collectors.rsyslog(fresh(schema, file))) {
            assertProven(schema, file, rsyslog);
          }
        }
      }
    }
  }

  @Test
  void syslogNgsFiles() throws Exception {
    for (Layout.Schema schema : Layout.Schema.values()) {
      for (String file : List.of("header", "protocol23", "json")) {
        boolean data = schema == Layout.Schema.RFC5424 && !file.equals("protocol23");
        if (!data) {
          try (Collectors syslogNg = Collectors.syslogNg(fresh(schema, file))) {
            assertProven(schema, file, syslogNg);
          }
        }
      }
    }
  }

  private Path fresh(Layout.Schema schema, String file) {
    Path fresh = folder.resolve(schema + "-" + file);
    assertThat(fresh.toFile().mkdirs()).isTrue();
    return fresh;
  }
}
