// SPDX-License-Identifier: Apache-2.0

package com.acme.oddities;

import java.util.Collections;
import java.util.Map;
import javax.security.auth.Subject;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.login.AppConfigurationEntry;
import javax.security.auth.login.Configuration;
import javax.security.auth.login.LoginContext;
import javax.security.auth.spi.LoginModule;

/** Calls classes, the JDK's among them, that {@link OwnAgent} has loaded before Telltale came. */
final class Early implements Scenario {

  @Override
  public void run() throws Exception {
    Calls.require(new Bean().login(Calls.of("early application class")), "nobody let in");
    Calls.of("early JAAS");
    new LoginContext("oddities", new Subject(), null, new OneModule()).login();
  }

  private static final class OneModule extends Configuration {
    @Override
    public AppConfigurationEntry[] getAppConfigurationEntry(String name) {
      return new AppConfigurationEntry[] {
        new AppConfigurationEntry(
            Accepting.class.getName(),
            AppConfigurationEntry.LoginModuleControlFlag.REQUIRED,
            Collections.emptyMap())
      };
    }
  }

  /** Lets everybody in. */
  public static final class Accepting implements LoginModule {
    @Override
    public void initialize(
        Subject subject, CallbackHandler handler, Map<String, ?> shared, Map<String, ?> options) {
      subject.getPrincipals().add(() -> "early JAAS");
    }

    @Override
    public boolean login() {
      return true;
    }

    @Override
    public boolean commit() {
      return true;
    }

    @Override
    public boolean abort() {
      return true;
    }

    @Override
    public boolean logout() {
      return true;
    }
  }
}
