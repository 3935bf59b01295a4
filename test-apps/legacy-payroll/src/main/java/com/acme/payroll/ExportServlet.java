// SPDX-License-Identifier: Apache-2.0

package com.acme.payroll;

import java.io.IOException;
import java.sql.SQLException;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

public class ExportServlet extends PayrollServlet {

  private static final long serialVersionUID = 1L;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    CsvExporter exporter = csvExporter();
    response.setContentType("text/csv; charset=UTF-8");
    response.setHeader(
        "Content-Disposition", "attachment; filename=\"" + exporter.getFileName() + "\"");
    try {
      exporter.export(response.getWriter());
    } catch (SQLException e) {
      throw new ServletException(e);
    }
  }
}
