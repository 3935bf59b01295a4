// SPDX-License-Identifier: Apache-2.0

package com.acme.payroll;

import java.io.IOException;
import java.io.PrintWriter;
import java.sql.SQLException;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

public class ChangePasswordServlet extends PayrollServlet {

  private static final long serialVersionUID = 1L;
  private static final int SHORTEST_PASSWORD = 8;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    printForm(response, null);
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    String newPassword = parameter(request, "new");
    if (newPassword.length() < SHORTEST_PASSWORD) {
      printForm(response, "new password is too short");
      return;
    }
    boolean changed;
    try {
      changed =
          employeeDao().changePassword(signedIn(request), parameter(request, "old"), newPassword);
    } catch (SQLException e) {
      throw new ServletException(e);
    }
    if (changed) {
      redirect(request, response, "/home");
    } else {
      printForm(response, "old password is wrong");
    }
  }

  private static void printForm(HttpServletResponse response, String message) throws IOException {
    PrintWriter out = Html.begin(response, "Change password");
    Html.message(out, message);
    out.println("<form method=\"post\" action=\"password\">");
    out.println("<p><label>Old <input type=\"password\" name=\"old\"></label></p>");
    out.println("<p><label>New <input type=\"password\" name=\"new\"></label></p>");
    out.println("<p><input type=\"submit\" value=\"Change\"> <a href=\"home\">Back</a></p>");
    out.println("</form>");
    Html.end(out);
  }
}
