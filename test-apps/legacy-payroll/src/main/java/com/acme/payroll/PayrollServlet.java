// SPDX-License-Identifier: Apache-2.0

package com.acme.payroll;

import java.io.IOException;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.servlet.http.HttpSession;

/** What the pages have in common. */
abstract class PayrollServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  EmployeeDao employeeDao() {
    return (EmployeeDao) getServletContext().getAttribute("employeeDao");
  }

  PasswordResetDao passwordResetDao() {
    return (PasswordResetDao) getServletContext().getAttribute("passwordResetDao");
  }

  CsvExporter csvExporter() {
    return (CsvExporter) getServletContext().getAttribute("csvExporter");
  }

  /** Returns who is signed in, or null. */
  static Employee signedIn(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    return session == null ? null : (Employee) session.getAttribute("employee");
  }

  /** Returns the parameter, or an empty string. */
  static String parameter(HttpServletRequest request, String name) {
    String value = request.getParameter(name);
    return value == null ? "" : value;
  }

  static void redirect(HttpServletRequest request, HttpServletResponse response, String path)
      throws IOException {
    response.sendRedirect(request.getContextPath() + path);
  }

  static void forward(HttpServletRequest request, HttpServletResponse response, String jsp)
      throws ServletException, IOException {
    request.getRequestDispatcher("/WEB-INF/jsp/" + jsp).forward(request, response);
  }
}
