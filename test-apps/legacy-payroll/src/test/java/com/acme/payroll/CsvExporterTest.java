// SPDX-License-Identifier: Apache-2.0

package com.acme.payroll;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class CsvExporterTest {

  @Test
  void writesAHeaderAndEveryEmployeeButNoPasswordHash() throws Exception {
    Database database = new Database("csv");
    try {
      StringWriter out = new StringWriter();

      int rows = new CsvExporter(database.dataSource()).export(out);

      assertThat(rows).isEqualTo(25);
      assertThat(out.toString().split("\r\n"))
          .hasSize(26)
          .startsWith(
              "\"login\",\"name\",\"email\",\"department\",\"role\",\"salary\"",
              "\"alice\",\"Alice Anders\",\"alice@acme.example\",\"IT\",\"admin\",\"71000\"")
          .allMatch(line -> line.split("\",\"").length == 6);
    } finally {
      database.close();
    }
  }
}
