// SPDX-License-Identifier: Apache-2.0

package com.acme.payroll;

import java.io.IOException;
import java.sql.SQLException;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

public class HomeServlet extends PayrollServlet {

  private static final long serialVersionUID = 1L;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    try {
      request.setAttribute("employees", employeeDao().findAll());
    } catch (SQLException e) {
      throw new ServletException(e);
    }
    forward(request, response, "home.jsp");
  }
}
