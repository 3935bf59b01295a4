// SPDX-License-Identifier: Apache-2.0

package com.acme.payroll;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.h2.Driver;
import org.h2.jdbcx.JdbcConnectionPool;

/** The database in memory, which lives as long as the application. */
final class Database {

  private final JdbcConnectionPool pool;

  /** Creates the tables and the first employees. */
  Database(String name) throws SQLException {
    pool = JdbcConnectionPool.create("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1", "sa", "");
    execute("RUNSCRIPT FROM 'classpath:/schema.sql' CHARSET 'UTF-8'");
    execute("RUNSCRIPT FROM 'classpath:/seed.sql' CHARSET 'UTF-8'");
  }

  DataSource dataSource() {
    return pool;
  }

  /** Gives back what would keep the application's class loader alive after an undeployment. */
  void close() throws SQLException {
    execute("SHUTDOWN");
    pool.dispose();
    Driver.unload();
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
