// SPDX-License-Identifier: Apache-2.0

package com.acme.payroll;

import java.io.Serializable;

/** One row of the table EMPLOYEE, without the password. */
public final class Employee implements Serializable {

  private static final long serialVersionUID = 1L;

  private final String login;
  private final String name;
  private final String email;
  private final String department;
  private final String role;
  private final int salary;

  public Employee(
      String login, String name, String email, String department, String role, int salary) {
    this.login = login;
    this.name = name;
    this.email = email;
    this.department = department;
    this.role = role;
    this.salary = salary;
  }

  public String getLogin() {
    return login;
  }

  public String getName() {
    return name;
  }

  public String getEmail() {
    return email;
  }

  public String getDepartment() {
    return department;
  }

  public String getRole() {
    return role;
  }

  /** Gross, in euros a year. */
  public int getSalary() {
    return salary;
  }

  public boolean isAdmin() {
    return "admin".equals(role);
  }
}
