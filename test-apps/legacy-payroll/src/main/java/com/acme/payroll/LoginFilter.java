// SPDX-License-Identifier: Apache-2.0

package com.acme.payroll;

import java.io.IOException;
import javax.servlet.Filter;
import javax.servlet.FilterChain;
import javax.servlet.FilterConfig;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** Sends the anonymous to the login. */
public class LoginFilter implements Filter {

  @Override
  public void init(FilterConfig config) {}

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest httpRequest = (HttpServletRequest) request;
    HttpServletResponse httpResponse = (HttpServletResponse) response;
    Employee employee = PayrollServlet.signedIn(httpRequest);
    if (employee == null) {
      PayrollServlet.redirect(httpRequest, httpResponse, "/login");
    } else if (mayPass(employee)) {
      chain.doFilter(request, response);
    } else {
      httpResponse.sendError(HttpServletResponse.SC_FORBIDDEN);
    }
  }

  protected boolean mayPass(Employee employee) {
    return true;
  }

  @Override
  public void destroy() {}
}
