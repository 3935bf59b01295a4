// SPDX-License-Identifier: Apache-2.0

package com.acme.payroll;

import java.io.IOException;
import java.io.PrintWriter;
import javax.servlet.http.HttpServletResponse;

/** The parts of a page that are always the same. */
public final class Html {

  private Html() {}

  static PrintWriter begin(HttpServletResponse response, String title) throws IOException {
    response.setContentType("text/html; charset=UTF-8");
    PrintWriter out = response.getWriter();
    out.println("<!DOCTYPE html>");
    out.println("<html><head><title>Acme payroll: " + escape(title) + "</title></head><body>");
    out.println("<h1>" + escape(title) + "</h1>");
    return out;
  }

  static void message(PrintWriter out, String message) {
    if (message != null) {
      out.println("<p><b>" + escape(message) + "</b></p>");
    }
  }

  static void end(PrintWriter out) {
    out.println("</body></html>");
  }

  /** For text and for attribute values in quotes; null gives an empty string. */
  public static String escape(Object value) {
    if (value == null) {
      return "";
    }
    return value
        .toString()
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
