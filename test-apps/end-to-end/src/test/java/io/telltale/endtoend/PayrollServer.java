// SPDX-License-Identifier: Apache-2.0

package io.telltale.endtoend;

import static org.awaitility.Awaitility.await;

import io.telltale.harness.Forked;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import org.awaitility.core.ConditionTimeoutException;

/** The payroll application up and serving, in whatever server. */
interface PayrollServer extends AutoCloseable {

  /** Ends with {@code /payroll/}. */
  URI address();

  long pid();

  String stdout();

  String stderr();

  @Override
  void close();

  /** Waits until the login page answers 200; closes the server and fails if it never does. */
  static void awaitServing(Forked process, URI address) {
    try {
      await()
          .atMost(Duration.ofMinutes(2))
          .until(
              () -> {
                process.requireAlive();
                return answersOk(address.resolve("login"));
              });
    } catch (ConditionTimeoutException | AssertionError e) {
      process.close();
      throw new AssertionError(
          address + " does not serve\n" + process.stdout() + process.stderr(), e);
    }
  }

  private static boolean answersOk(URI page) {
    try {
      HttpURLConnection connection = (HttpURLConnection) page.toURL().openConnection();
      connection.setRequestProperty("User-Agent", "Readiness");
      return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
    } catch (IOException notYet) {
      return false;
    }
  }
}
