// SPDX-License-Identifier: Apache-2.0

package com.acme.payroll;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmployeeDaoTest {

  private Database database;
  private EmployeeDao dao;

  @BeforeEach
  void open() throws SQLException {
    database = new Database("test");
    dao = new EmployeeDao(database.dataSource());
  }

  @AfterEach
  void close() throws SQLException {
    database.close();
  }

  @Test
  void everyEmployeeSignsInWithTheDocumentedPassword() throws SQLException {
    assertThat(dao.findAll()).hasSize(25);
    for (Employee employee : dao.findAll()) {
      String login = employee.getLogin();
      Employee signedIn = dao.authenticate(login, login + "-pw-2012");
      assertThat(signedIn).as(login).isEqualToComparingFieldByField(employee);
    }
  }

  @Test
  void wrongPasswordsAndUnknownLoginsGiveNobody() throws SQLException {
    assertThat(dao.authenticate("alice", "bob-pw-2012")).isNull();
    assertThat(dao.authenticate("alice", "")).isNull();
    assertThat(dao.authenticate("nobody", "nobody-pw-2012")).isNull();
    assertThat(dao.authenticate("' OR '1'='1", "' OR '1'='1")).isNull();
  }

  @Test
  void changedPasswordReplacesTheOldOne() throws SQLException {
    assertThat(dao.changePassword(dao.find("bob"), "bob-pw-2012", "correct horse")).isTrue();

    assertThat(dao.authenticate("bob", "bob-pw-2012")).isNull();
    assertThat(dao.authenticate("bob", "correct horse")).isNotNull();
  }

  @Test
  void wrongOldPasswordChangesNothing() throws SQLException {
    assertThat(dao.changePassword(dao.find("bob"), "guess", "correct horse")).isFalse();

    assertThat(dao.authenticate("bob", "bob-pw-2012")).isNotNull();
  }

  @Test
  void roleIsChangedForOneEmployeeOnly() throws SQLException {
    assertThat(dao.setRole(dao.find("bob"), "admin")).isTrue();

    assertThat(dao.find("bob").isAdmin()).isTrue();
    assertThat(dao.find("dave").isAdmin()).isFalse();
  }

  @Test
  void onlyKnownAddressesWaitForANewPassword() throws SQLException {
    PasswordResetDao resets = new PasswordResetDao(database.dataSource());

    assertThat(resets.requestReset("bob@acme.example")).isTrue();
    assertThat(resets.requestReset("nobody@acme.example")).isFalse();

    assertThat(resets.findWaiting()).containsExactly("bob");
  }
}
