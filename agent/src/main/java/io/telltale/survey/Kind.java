// SPDX-License-Identifier: Apache-2.0

package io.telltale.survey;

/** What a method may be for, and the event that it then means. */
public enum Kind {
  SIGN_IN("sign-in", "login"),
  SIGN_OUT("sign-out", "logout"),
  PASSWORD_CHANGE("change of a password", "password_change"),
  PASSWORD_RESET("forgotten password", "password_reset_request"),
  ROLE_CHANGE("change of a role", "privilege_escalation"),
  ADMINISTRATION("administration of users", "admin_action"),
  PERMISSION("permission check", "access_denied"),
  EXPORT("export", "data_export");

  private final String title;
  private final String event;

  Kind(String title, String event) {
    this.title = title;
    this.event = event;
  }

  /** For people. */
  public String title() {
    return title;
  }

  /** As the configuration calls it. */
  public String event() {
    return event;
  }
}
