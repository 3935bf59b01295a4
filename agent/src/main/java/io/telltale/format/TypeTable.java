// SPDX-License-Identifier: Apache-2.0

package io.telltale.format;

import io.telltale.event.EventType;
import io.telltale.event.SecurityEvent;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What each schema calls each of our types. With {@link Field} the whole mapping.
 *
 * <p>ECS 9.4: {@code type} holds only what is allowed with the category. OCSF: class and activity
 * in 1.8, and in 1.9, which replaces Account Change (3001) and User Access (3005) by User
 * Management (3007). CEF: signature id and severity 0 to 10, of which LEEF takes the latter.
 */
final class TypeTable {

  /** One type. */
  static final class Row {
    String title = "";
    String action = "";
    List<String> categories = Collections.emptyList();
    List<String> types = Collections.emptyList();
    int ocsf = OcsfClass.BASE;
    int activity = OcsfClass.OTHER;
    int ocsfSoon = OcsfClass.BASE;
    int activitySoon = OcsfClass.OTHER;
    int disposition;
    int cef;
    int severity;

    private Row ecs(String as, String categoryWords, String typeWords) {
      action = as;
      categories = Arrays.asList(categoryWords.split(" "));
      types = Arrays.asList(typeWords.split(" "));
      return this;
    }

    private Row ocsf(int type, int does) {
      return ocsf(type, does, type, does);
    }

    private Row ocsf(int type, int does, int typeSoon, int doesSoon) {
      ocsf = type;
      activity = does;
      ocsfSoon = typeSoon;
      activitySoon = doesSoon;
      return this;
    }

    private Row denied(int as) {
      disposition = as;
      return this;
    }

    private void cef(int signature, int grave) {
      cef = signature;
      severity = grave;
    }
  }

  private static final int UNAUTHORIZED = 26;
  private static final int REJECTED = 25;

  /** By syslog severity, from 2 on. */
  private static final int[] ALERTS = {10, 8, 5, 3};

  private static final Map<EventType, Row> ROWS = new HashMap<>();

  static {
    row(EventType.LOGIN_SUCCESS, "Login succeeded")
        .ecs("login", "authentication session", "start")
        .ocsf(3002, 1)
        .cef(100, 2);
    row(EventType.LOGIN_FAILURE, "Login failed")
        .ecs("login", "authentication", "start")
        .ocsf(3002, 1)
        .cef(101, 5);
    row(EventType.LOGOUT, "Logout")
        .ecs("logout", "authentication session", "end")
        .ocsf(3002, 2)
        .cef(102, 1);
    row(EventType.PASSWORD_CHANGE, "Password changed")
        .ecs("password-change", "iam", "user change")
        .ocsf(3001, 3, 3007, 8)
        .cef(110, 4);
    row(EventType.PASSWORD_RESET_REQUEST, "Password reset requested")
        .ecs("password-reset-request", "iam", "user info")
        .ocsf(3001, 4, 3007, 9)
        .cef(111, 4);
    row(EventType.MFA_ENROLLMENT, "Authentication factor enrolled")
        .ecs("mfa-enrollment", "iam", "user change")
        .ocsf(3001, 10, 3007, 12)
        .cef(112, 4);
    row(EventType.MFA_FAILURE, "Authentication factor failed")
        .ecs("mfa", "authentication", "info")
        .ocsf(3002, 1)
        .cef(113, 6);
    row(EventType.PRIVILEGE_ESCALATION, "Privileges gained")
        .ecs("privilege-change", "iam", "admin change")
        .ocsf(3005, 1, 3007, 14)
        .cef(120, 8);
    row(EventType.ADMIN_ACTION, "Administrative action")
        .ecs("admin-action", "configuration", "change")
        .ocsf(6003, OcsfClass.OTHER)
        .cef(121, 5);
    row(EventType.ACCESS_DENIED, "Access denied")
        .ecs("access", "api", "access denied")
        .ocsf(6001, 2)
        .denied(UNAUTHORIZED)
        .cef(122, 5);
    row(EventType.DATA_EXPORT, "Data exported")
        .ecs("export", "file database", "access")
        .ocsf(6001, 7)
        .cef(130, 5);
    row(EventType.API_RATE_LIMIT_EXCEEDED, "Rate limit exceeded")
        .ecs("rate-limit", "api", "denied")
        .ocsf(6003, OcsfClass.OTHER)
        .denied(REJECTED)
        .cef(140, 4);
    row(EventType.INPUT_VALIDATION_FAILURE, "Input refused")
        .ecs("input-validation", "api", "denied")
        .ocsf(6003, OcsfClass.OTHER)
        .denied(REJECTED)
        .cef(141, 4);
    row(EventType.ALERT, "Alert")
        .ecs("alert", "intrusion_detection", "info")
        .ocsf(2004, 1)
        .cef(900, 8);
    row(EventType.AGENT_STARTED, "Agent started")
        .ecs("agent-start", "process", "start")
        .ocsf(6002, 3)
        .cef(1, 3);
    row(EventType.AGENT_STOPPED, "Agent stopped")
        .ecs("agent-stop", "process", "end")
        .ocsf(6002, 4)
        .cef(2, 3);
    row(EventType.HEARTBEAT, "Heartbeat")
        .ecs("heartbeat", "process", "info")
        .ocsf(6002, OcsfClass.OTHER)
        .cef(3, 0);
    row(EventType.CHECKPOINT, "Checkpoint of the seal")
        .ecs("checkpoint", "process", "info")
        .ocsf(6002, OcsfClass.OTHER)
        .cef(4, 0);
    row(EventType.EVENTS_DROPPED, "Events dropped")
        .ecs("events-drop", "process", "info")
        .ocsf(6002, OcsfClass.OTHER)
        .cef(5, 6);
    row(EventType.AGENT_DEGRADED, "Agent sees less than it should")
        .ecs("agent-degrade", "process", "info")
        .ocsf(6002, OcsfClass.OTHER)
        .cef(6, 6);
    row(EventType.CONFIG_CHANGED, "Configuration changed")
        .ecs("config-change", "configuration", "change")
        .ocsf(6002, 8)
        .cef(10, 3);
    row(EventType.CONFIG_REJECTED, "Configuration rejected")
        .ecs("config-reject", "configuration", "info")
        .ocsf(6002, OcsfClass.OTHER)
        .cef(11, 5);
    row(EventType.POINTCUT_COVERAGE, "What was woven")
        .ecs("pointcut-report", "configuration", "info")
        .ocsf(6002, OcsfClass.OTHER)
        .cef(12, 0);
    row(EventType.POINTCUT_UNMATCHED, "Pointcut matched nothing")
        .ecs("pointcut-report", "configuration", "info")
        .ocsf(6002, OcsfClass.OTHER)
        .cef(13, 5);
    row(EventType.POINTCUT_DISABLED, "Pointcut switched off")
        .ecs("pointcut-disable", "configuration", "info")
        .ocsf(6002, OcsfClass.OTHER)
        .cef(14, 6);
  }

  private TypeTable() {}

  private static Row row(EventType type, String title) {
    Row row = new Row();
    row.title = title;
    ROWS.put(type, row);
    return row;
  }

  /** From 0 to 10; an alert's is that of its detection: very high, high, medium or low. */
  static int severity(SecurityEvent event) {
    return event.type().equals(EventType.ALERT)
        ? ALERTS[event.severity() - 2]
        : of(event.type()).severity;
  }

  /** A user's own type has no category, which every schema allows. */
  static Row of(EventType type) {
    Row known = ROWS.get(type);
    if (known != null) {
      return known;
    }
    Row own = new Row();
    own.title = type.name().replace('_', ' ');
    own.action = type.name().replace('_', '-');
    own.cef = 500;
    own.severity = 3;
    return own;
  }
}
