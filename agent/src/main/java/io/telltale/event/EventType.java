// SPDX-License-Identifier: Apache-2.0

package io.telltale.event;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The type of an event: one of the thirteen, one of the agent's own, or a user's.
 *
 * <p>Types that tell of one kind of happening share a group, so that nested reports of it collapse:
 * {@code login_success} and {@code login_failure} are of group {@code login}.
 */
public final class EventType {

  /** RFC 5424 section 6.2.1, table 2. */
  private static final int WARNING = 4;

  private static final int NOTICE = 5;
  private static final int INFORMATIONAL = 6;

  private static final List<String> ALWAYS_FAILURES =
      Arrays.asList(
          "login_failure",
          "mfa_failure",
          "access_denied",
          "api_rate_limit_exceeded",
          "input_validation_failure");

  /** From 2, "critical", on, as RFC 5424 numbers its severities. */
  private static final List<String> ALERTS = Arrays.asList("critical", "high", "medium", "low");

  private static final int CRITICAL = 2;

  private static final Map<String, EventType> KNOWN = new LinkedHashMap<>();
  private static final List<EventType> OWN = new ArrayList<>();

  public static final EventType LOGIN_SUCCESS =
      known("login_success", "login", INFORMATIONAL, INFORMATIONAL);
  public static final EventType LOGIN_FAILURE = known("login_failure", "login", WARNING, WARNING);
  public static final EventType LOGOUT = known("logout", INFORMATIONAL, INFORMATIONAL);
  public static final EventType PASSWORD_CHANGE = known("password_change", NOTICE, WARNING);
  public static final EventType PASSWORD_RESET_REQUEST =
      known("password_reset_request", NOTICE, NOTICE);
  public static final EventType MFA_ENROLLMENT = known("mfa_enrollment", NOTICE, WARNING);
  public static final EventType MFA_FAILURE = known("mfa_failure", WARNING, WARNING);
  public static final EventType PRIVILEGE_ESCALATION =
      known("privilege_escalation", WARNING, WARNING);
  public static final EventType ADMIN_ACTION = known("admin_action", NOTICE, WARNING);
  public static final EventType ACCESS_DENIED = known("access_denied", WARNING, WARNING);
  public static final EventType DATA_EXPORT = known("data_export", NOTICE, NOTICE);
  public static final EventType API_RATE_LIMIT_EXCEEDED =
      known("api_rate_limit_exceeded", WARNING, WARNING);
  public static final EventType INPUT_VALIDATION_FAILURE =
      known("input_validation_failure", WARNING, WARNING);

  /** Telltale's own finding over several events. */
  public static final EventType ALERT = own("alert", CRITICAL);

  public static final EventType AGENT_STARTED = own("agent_started", NOTICE);
  public static final EventType AGENT_STOPPED = own("agent_stopped", NOTICE);
  public static final EventType AGENT_DEGRADED = own("agent_degraded", WARNING);
  public static final EventType CONFIG_REJECTED = own("config_rejected", WARNING);
  public static final EventType CONFIG_CHANGED = own("config_changed", NOTICE);
  public static final EventType POINTCUT_COVERAGE = own("pointcut_coverage", INFORMATIONAL);
  public static final EventType POINTCUT_UNMATCHED = own("pointcut_unmatched", WARNING);
  public static final EventType POINTCUT_DISABLED = own("pointcut_disabled", WARNING);
  public static final EventType EVENTS_DROPPED = own("events_dropped", WARNING);
  public static final EventType HEARTBEAT = own("heartbeat", INFORMATIONAL);
  public static final EventType CHECKPOINT = own("checkpoint", INFORMATIONAL);

  private final String name;
  private final String group;
  private final int severity;
  private final int severityOfFailure;
  private final boolean own;

  private EventType(String name, String group, int severity, int severityOfFailure, boolean own) {
    this.name = name;
    this.group = group;
    this.severity = severity;
    this.severityOfFailure = severityOfFailure;
    this.own = own;
  }

  private static EventType known(String name, int severity, int severityOfFailure) {
    return known(name, name, severity, severityOfFailure);
  }

  private static EventType known(String name, String group, int severity, int severityOfFailure) {
    EventType type = new EventType(name, group, severity, severityOfFailure, false);
    KNOWN.put(name, type);
    return type;
  }

  private static EventType own(String name, int severity) {
    EventType type = new EventType(name, name, severity, severity, true);
    OWN.add(type);
    return type;
  }

  /**
   * The type of that name: a built-in one, or a new one.
   *
   * @param name lower case letters, digits and underscores, at most 32 (RFC 5424 MSGID)
   */
  public static EventType named(String name) {
    EventType type = KNOWN.get(name);
    return type == null ? new EventType(name, name, NOTICE, WARNING, false) : type;
  }

  /** The types that an application's happenings have without a user's naming more. */
  public static Collection<EventType> builtIn() {
    return Collections.unmodifiableCollection(KNOWN.values());
  }

  /** The types that only Telltale itself tells of. */
  public static Collection<EventType> own() {
    return Collections.unmodifiableCollection(OWN);
  }

  /** Whether it is of Telltale itself, not of the application. */
  public boolean isOwn() {
    return own;
  }

  /** Whether it tells of a sign-in, good or not. */
  public boolean isSignIn() {
    return group.equals(LOGIN_SUCCESS.group);
  }

  /** The name, as it stands in {@code event.code} and in MSGID. */
  public String name() {
    return name;
  }

  /** The kind of happening that this type tells of. */
  public String group() {
    return group;
  }

  /** The only outcome that an event of this type can have; null if it can have either. */
  public @Nullable Outcome fixedOutcome() {
    return equals(LOGIN_SUCCESS)
        ? Outcome.SUCCESS
        : ALWAYS_FAILURES.contains(name) ? Outcome.FAILURE : null;
  }

  /** The syslog severity (RFC 5424 section 6.2.1, 0 to 7) of such an event with that outcome. */
  public int severity(Outcome outcome) {
    return outcome == Outcome.FAILURE ? severityOfFailure : severity;
  }

  /** The same of one event: an alert's is that of its detection. */
  int severity(Outcome outcome, Map<String, Object> fields) {
    int alert = equals(ALERT) ? ALERTS.indexOf(fields.get("severity")) : -1;
    return alert < 0 ? severity(outcome) : CRITICAL + alert;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof EventType && name.equals(((EventType) other).name);
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(name);
  }

  @Override
  public String toString() {
    return name;
  }
}
