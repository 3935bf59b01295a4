// SPDX-License-Identifier: Apache-2.0

package com.acme.payroll;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** The table EMPLOYEE. */
public class EmployeeDao {

  private static final String COLUMNS = "login, name, email, department, role, salary";

  private final DataSource dataSource;

  public EmployeeDao(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Returns the employee, or null if the login is unknown or the password wrong. */
  public Employee authenticate(String login, String password) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      return passwordMatches(connection, login, password) ? find(connection, login) : null;
    }
  }

  /** Returns false, and changes nothing, if the old password is wrong. */
  public boolean changePassword(Employee employee, String oldPassword, String newPassword)
      throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      if (!passwordMatches(connection, employee.getLogin(), oldPassword)) {
        return false;
      }
      String salt = PasswordHash.newSalt();
      try (PreparedStatement update =
          connection.prepareStatement(
              "UPDATE employee SET salt = ?, password_hash = ? WHERE login = ?")) {
        update.setString(1, salt);
        update.setString(2, PasswordHash.hash(salt, newPassword));
        update.setString(3, employee.getLogin());
        return update.executeUpdate() == 1;
      }
    }
  }

  /** Returns false if the employee has left since. */
  public boolean setRole(Employee employee, String role) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement update =
            connection.prepareStatement("UPDATE employee SET role = ? WHERE login = ?")) {
      update.setString(1, role);
      update.setString(2, employee.getLogin());
      return update.executeUpdate() == 1;
    }
  }

  /** Returns the employee, or null. */
  public Employee find(String login) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      return find(connection, login);
    }
  }

  /** All employees, ordered by login. */
  public List<Employee> findAll() throws SQLException {
    List<Employee> employees = new ArrayList<Employee>();
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query =
            connection.prepareStatement("SELECT " + COLUMNS + " FROM employee ORDER BY login");
        ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        employees.add(read(rows));
      }
    }
    return employees;
  }

  private static boolean passwordMatches(Connection connection, String login, String password)
      throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("SELECT salt, password_hash FROM employee WHERE login = ?")) {
      query.setString(1, login);
      try (ResultSet rows = query.executeQuery()) {
        return rows.next() && PasswordHash.matches(rows.getString(2), rows.getString(1), password);
      }
    }
  }

  private static Employee find(Connection connection, String login) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("SELECT " + COLUMNS + " FROM employee WHERE login = ?")) {
      query.setString(1, login);
      try (ResultSet rows = query.executeQuery()) {
        return rows.next() ? read(rows) : null;
      }
    }
  }

  private static Employee read(ResultSet row) throws SQLException {
    return new Employee(
        row.getString("login"),
        row.getString("name"),
        row.getString("email"),
        row.getString("department"),
        row.getString("role"),
        row.getInt("salary"));
  }
}
