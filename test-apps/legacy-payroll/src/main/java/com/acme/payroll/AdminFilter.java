// SPDX-License-Identifier: Apache-2.0

package com.acme.payroll;

/** Lets administrators pass, and answers 403 to the other employees. */
public class AdminFilter extends LoginFilter {

  @Override
  protected boolean mayPass(Employee employee) {
    return employee.isAdmin();
  }
}
