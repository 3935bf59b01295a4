// SPDX-License-Identifier: Apache-2.0

package com.acme.payroll;

import java.io.IOException;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** Roles of the employees, and who forgot a password. {@link AdminFilter} stands before it. */
public class AdminServlet extends PayrollServlet {

  private static final long serialVersionUID = 1L;
  private static final List<String> ROLES = Arrays.asList("employee", "clerk", "admin");

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    List<Employee> employees;
    List<String> waiting;
    try {
      employees = employeeDao().findAll();
      waiting = passwordResetDao().findWaiting();
    } catch (SQLException e) {
      throw new ServletException(e);
    }
    PrintWriter out = Html.begin(response, "Administration");
    out.println("<h2>Roles</h2>");
    for (Employee employee : employees) {
      printRoleForm(out, employee);
    }
    out.println("<h2>Forgotten passwords</h2><ul>");
    for (String login : waiting) {
      out.println("<li>" + Html.escape(login) + "</li>");
    }
    out.println("</ul><p><a href=\"home\">Back</a></p>");
    Html.end(out);
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    String role = parameter(request, "role");
    if (!ROLES.contains(role)) {
      response.sendError(HttpServletResponse.SC_BAD_REQUEST);
      return;
    }
    try {
      Employee employee = employeeDao().find(parameter(request, "login"));
      if (employee == null || !employeeDao().setRole(employee, role)) {
        response.sendError(HttpServletResponse.SC_NOT_FOUND);
        return;
      }
    } catch (SQLException e) {
      throw new ServletException(e);
    }
    redirect(request, response, "/admin");
  }

  private static void printRoleForm(PrintWriter out, Employee employee) {
    String login = Html.escape(employee.getLogin());
    out.println("<form method=\"post\" action=\"admin\"><p>" + login);
    out.println("<input type=\"hidden\" name=\"login\" value=\"" + login + "\">");
    out.println("<select name=\"role\">");
    for (String role : ROLES) {
      String selected = role.equals(employee.getRole()) ? " selected" : "";
      out.println("<option" + selected + ">" + role + "</option>");
    }
    out.println("</select> <input type=\"submit\" value=\"Set\"></p></form>");
  }
}
