// SPDX-License-Identifier: Apache-2.0

package com.acme.payroll;

import java.io.IOException;
import java.io.PrintWriter;
import java.sql.SQLException;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** For the people who run the server. The container guards it, see web.xml. */
public class OpsServlet extends PayrollServlet {

  private static final long serialVersionUID = 1L;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    int employees;
    try {
      employees = employeeDao().findAll().size();
    } catch (SQLException e) {
      throw new ServletException(e);
    }
    response.setContentType("text/plain; charset=UTF-8");
    PrintWriter out = response.getWriter();
    out.println("server: " + getServletContext().getServerInfo());
    out.println("operator: " + request.getRemoteUser());
    out.println("employees: " + employees);
  }
}
