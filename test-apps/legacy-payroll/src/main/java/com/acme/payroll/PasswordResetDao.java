// SPDX-License-Identifier: Apache-2.0

package com.acme.payroll;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** The table PASSWORD_REQUEST: who forgot a password and waits for the personnel office. */
public class PasswordResetDao {

  private final DataSource dataSource;

  public PasswordResetDao(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Returns false if nobody has this address. */
  public boolean requestReset(String email) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO password_request (login, requested)"
                    + " SELECT login, CURRENT_TIMESTAMP FROM employee WHERE email = ?")) {
      insert.setString(1, email);
      return insert.executeUpdate() == 1;
    }
  }

  /** Logins of those who wait, the longest first. */
  public List<String> findWaiting() throws SQLException {
    List<String> logins = new ArrayList<String>();
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query =
            connection.prepareStatement("SELECT login FROM password_request ORDER BY id");
        ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        logins.add(rows.getString(1));
      }
    }
    return logins;
  }
}
