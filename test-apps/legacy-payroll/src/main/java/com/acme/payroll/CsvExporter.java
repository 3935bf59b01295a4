// SPDX-License-Identifier: Apache-2.0

package com.acme.payroll;

import java.io.IOException;
import java.io.Writer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Writes the employees as CSV, straight from the database. */
public class CsvExporter {

  private static final String[] COLUMNS = {
    "login", "name", "email", "department", "role", "salary"
  };

  private final DataSource dataSource;

  public CsvExporter(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  public String getFileName() {
    return "employees.csv";
  }

  /** Returns the number of employees written, not counting the header line. */
  public int export(Writer out) throws SQLException, IOException {
    int written = 0;
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query =
            connection.prepareStatement("SELECT * FROM employee ORDER BY login");
        ResultSet rows = query.executeQuery()) {
      for (int i = 0; i < COLUMNS.length; i++) {
        writeCell(out, i, COLUMNS[i]);
      }
      out.write("\r\n");
      while (rows.next()) {
        for (int i = 0; i < COLUMNS.length; i++) {
          writeCell(out, i, rows.getString(COLUMNS[i]));
        }
        out.write("\r\n");
        written++;
      }
    }
    return written;
  }

  private static void writeCell(Writer out, int column, String value) throws IOException {
    if (column > 0) {
      out.write(',');
    }
    out.write('"');
    out.write(value.replace("\"", "\"\""));
    out.write('"');
  }
}
