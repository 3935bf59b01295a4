// SPDX-License-Identifier: Apache-2.0

package com.acme.payroll;

import java.io.IOException;
import java.io.PrintWriter;
import java.sql.SQLException;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

public class ForgotPasswordServlet extends PayrollServlet {

  private static final long serialVersionUID = 1L;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    printForm(response, null);
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    try {
      passwordResetDao().requestReset(parameter(request, "email"));
    } catch (SQLException e) {
      throw new ServletException(e);
    }
    // The same answer for every address, so that nobody learns which ones exist.
    printForm(response, "the personnel office will write to you");
  }

  private static void printForm(HttpServletResponse response, String message) throws IOException {
    PrintWriter out = Html.begin(response, "Forgotten password");
    Html.message(out, message);
    out.println("<form method=\"post\" action=\"forgot\">");
    out.println("<p><label>E-mail <input type=\"text\" name=\"email\"></label></p>");
    out.println("<p><input type=\"submit\" value=\"Send\"> <a href=\"login\">Back</a></p>");
    out.println("</form>");
    Html.end(out);
  }
}
