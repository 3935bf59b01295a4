// SPDX-License-Identifier: Apache-2.0

package com.acme.payroll;

import java.io.IOException;
import java.sql.SQLException;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.servlet.http.HttpSession;

public class LoginServlet extends PayrollServlet {

  private static final long serialVersionUID = 1L;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    forward(request, response, "login.jsp");
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    String login = parameter(request, "login");
    Employee employee;
    try {
      employee = employeeDao().authenticate(login, parameter(request, "password"));
    } catch (SQLException e) {
      throw new ServletException(e);
    }
    if (employee == null) {
      request.setAttribute("login", login);
      request.setAttribute("message", "wrong user or password");
      forward(request, response, "login.jsp");
      return;
    }
    // A new session, so that nobody can plant the id of an old one.
    HttpSession anonymous = request.getSession(false);
    if (anonymous != null) {
      anonymous.invalidate();
    }
    request.getSession(true).setAttribute("employee", employee);
    redirect(request, response, "/home");
  }
}
