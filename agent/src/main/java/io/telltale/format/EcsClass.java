// SPDX-License-Identifier: Apache-2.0

package io.telltale.format;

import io.telltale.event.EventType;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What ECS calls each of our types. Source: ECS 9.4, "ECS categorization fields"; {@code type}
 * holds only what ECS allows with the category.
 */
final class EcsClass {

  private static final Map<EventType, EcsClass> TABLE = new HashMap<>();

  static {
    put(EventType.LOGIN_SUCCESS, "login", list("authentication", "session"), list("start"));
    put(EventType.LOGIN_FAILURE, "login", list("authentication"), list("start"));
    put(EventType.LOGOUT, "logout", list("authentication", "session"), list("end"));
    put(EventType.PASSWORD_CHANGE, "password-change", list("iam"), list("user", "change"));
    put(
        EventType.PASSWORD_RESET_REQUEST,
        "password-reset-request",
        list("iam"),
        list("user", "info"));
    put(EventType.MFA_ENROLLMENT, "mfa-enrollment", list("iam"), list("user", "change"));
    put(EventType.MFA_FAILURE, "mfa", list("authentication"), list("info"));
    put(EventType.PRIVILEGE_ESCALATION, "privilege-change", list("iam"), list("admin", "change"));
    put(EventType.ADMIN_ACTION, "admin-action", list("configuration"), list("change"));
    put(EventType.ACCESS_DENIED, "access", list("api"), list("access", "denied"));
    put(EventType.DATA_EXPORT, "export", list("file", "database"), list("access"));
    put(EventType.API_RATE_LIMIT_EXCEEDED, "rate-limit", list("api"), list("denied"));
    put(EventType.INPUT_VALIDATION_FAILURE, "input-validation", list("api"), list("denied"));
    put(EventType.AGENT_STARTED, "agent-start", list("process"), list("start"));
    put(EventType.AGENT_STOPPED, "agent-stop", list("process"), list("end"));
    put(EventType.HEARTBEAT, "heartbeat", list("process"), list("info"));
    put(EventType.CONFIG_REJECTED, "config-reject", list("configuration"), list("info"));
    put(EventType.CONFIG_CHANGED, "config-change", list("configuration"), list("change"));
    put(EventType.POINTCUT_COVERAGE, "pointcut-report", list("configuration"), list("info"));
    put(EventType.POINTCUT_UNMATCHED, "pointcut-report", list("configuration"), list("info"));
    put(EventType.POINTCUT_DISABLED, "pointcut-disable", list("configuration"), list("info"));
    put(EventType.EVENTS_DROPPED, "events-drop", list("process"), list("info"));
  }

  final String action;
  final List<String> categories;
  final List<String> types;

  private EcsClass(String action, List<String> categories, List<String> types) {
    this.action = action;
    this.categories = categories;
    this.types = types;
  }

  /** A user's own type has no category, which ECS allows. */
  static EcsClass of(EventType type) {
    EcsClass known = TABLE.get(type);
    return known != null
        ? known
        : new EcsClass(
            type.name().replace('_', '-'),
            Collections.<String>emptyList(),
            Collections.<String>emptyList());
  }

  private static void put(
      EventType type, String action, List<String> categories, List<String> types) {
    TABLE.put(type, new EcsClass(action, categories, types));
  }

  private static List<String> list(String... words) {
    return Arrays.asList(words);
  }
}
