// SPDX-License-Identifier: Apache-2.0

package com.acme.payroll;

import java.sql.SQLException;
import javax.servlet.ServletContext;
import javax.servlet.ServletContextEvent;
import javax.servlet.ServletContextListener;

/** Opens the database with the application, and closes it. */
public class PayrollListener implements ServletContextListener {

  private Database database;

  @Override
  public void contextInitialized(ServletContextEvent event) {
    try {
      database = new Database("payroll");
    } catch (SQLException e) {
      throw new IllegalStateException("cannot create the database", e);
    }
    ServletContext context = event.getServletContext();
    context.setAttribute("employeeDao", new EmployeeDao(database.dataSource()));
    context.setAttribute("passwordResetDao", new PasswordResetDao(database.dataSource()));
    context.setAttribute("csvExporter", new CsvExporter(database.dataSource()));
  }

  @Override
  public void contextDestroyed(ServletContextEvent event) {
    try {
      if (database != null) {
        database.close();
      }
    } catch (SQLException e) {
      event.getServletContext().log("cannot close the database", e);
    }
  }
}
