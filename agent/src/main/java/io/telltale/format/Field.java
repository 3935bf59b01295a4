// SPDX-License-Identifier: Apache-2.0

package io.telltale.format;

import io.telltale.event.SecurityEvent;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What an event may say, and what each schema calls it; null where a schema has no place for it.
 * This and {@link TypeTable} are the whole mapping; the page on events is written from them.
 *
 * <p>Sources: ECS 9.4; OCSF 1.8; ArcSight Common Event Format 0, rev. 25; QRadar LEEF 2.0. Where
 * OCSF has different places by class, {@link OcsfSchema} chooses.
 */
enum Field {
  ID(
      "its own, to which an alert refers",
      "event.id",
      "metadata.uid",
      "externalId",
      "eventId",
      "id"),
  TIME("when it happened", "@timestamp", "time", "rt", "devTime", "time"),
  TYPE("the type", "event.code", "metadata.event_code", "header.event", "header.event", "type"),
  OUTCOME("`success` or `failure`", "event.outcome", "status_id", "outcome", "outcome", "outcome"),
  REASON(
      "a word for why: the pointcut's, or the one nearest to the cause of those that saw it",
      "event.reason",
      "status_detail",
      "reason",
      "reason",
      "reason"),
  SEVERITY(
      "how grave it is, in the schema's own scale",
      "event.severity",
      "severity_id",
      "header.severity",
      "sev",
      "severity"),
  ERROR(
      "the class of the exception that ended it; never its message",
      "error.type",
      "unmapped.error_type",
      "cs5",
      "errorType",
      "errorType"),
  USER(
      "who did it, or as whom somebody tried to sign in",
      "user.name",
      "user.name",
      "suser",
      "usrName",
      "user"),
  USER_HASH(
      "stands for the name where that may not leave",
      "user.hash",
      "unmapped.user_hash",
      "TelltaleUserHash",
      "userHash",
      "userHash"),
  SOURCE(
      "the client's address. `X-Forwarded-For` counts only if the peer is in `trusted_proxies`",
      "source.ip",
      "src_endpoint.ip",
      "src",
      "src",
      "source"),
  SOURCE_V6("the same, where IPv6 has a place of its own", null, null, "c6a2", null, null),
  SOURCE_NAME(
      "the same, if it is no address",
      "source.address",
      "src_endpoint.name",
      "shost",
      "srcName",
      "sourceName"),
  CLIENT("the same", "client.ip", null, null, null, null),
  PEER(
      "the other end of the connection, where that is a proxy",
      "source.nat.ip",
      "src_endpoint.intermediate_ips",
      "sourceTranslatedAddress",
      "srcPostNAT",
      "peer"),
  METHOD(
      "the request's method",
      "http.request.method",
      "http_request.http_method",
      "requestMethod",
      "method",
      "method"),
  PATH(
      "its path, without query and path parameters",
      "url.path",
      "http_request.url.path",
      "request",
      "url",
      "path"),
  STATUS(
      "the response's status, on events that are made when a request ends",
      "http.response.status_code",
      "http_response.code",
      "cn2",
      "status",
      "status"),
  USER_AGENT(
      "the client's program, as it says",
      "user_agent.original",
      "http_request.user_agent",
      "requestClientApplication",
      "userAgent",
      "userAgent"),
  SESSION(
      "a keyed hash of the session's id; the key is random and gone with the JVM",
      "labels.session_hash",
      "actor.session.uid",
      "cs1",
      "session",
      "session"),
  RESOURCE(
      "what it was done to",
      "telltale.resource",
      "resources[].name",
      "cs6",
      "resource",
      "resource"),
  ROWS("how many rows left", "telltale.export.rows", "unmapped.rows", "cn1", "rows", "rows"),
  RECORDS("how many records of a document", "telltale.export.records", "records"),
  BYTES("how many bytes left", "telltale.export.bytes", "bytes"),
  PAGES("how many pages it has", "telltale.export.pages", "pages"),
  FORMAT("what it was written as", "telltale.export.format", "format"),
  DESTINATION("where to", "telltale.export.destination", "destination"),
  STATEMENT("what the database was asked", "telltale.export.statement", "statement"),
  FILE("the file's name", "file.name", "unmapped.file", "fname", "file", "file"),
  SCOPE(
      "outside a request the kind of work in which it happened, such as `job`",
      "telltale.scope.kind",
      "unmapped.scope_kind",
      "TelltaleScope",
      "scope",
      "scope"),
  SCOPE_NAME(
      "what that calls itself",
      "telltale.scope.name",
      "unmapped.scope_name",
      "TelltaleScopeName",
      "scopeName",
      "scopeName"),
  CONFIDENCE("`heuristic` if it is a guess", "telltale.confidence", "confidence"),
  POINTCUT(
      "the pointcut that tells it",
      "telltale.pointcut",
      "unmapped.pointcut",
      "cs3",
      "pointcut",
      "pointcut"),
  MECHANISMS(
      "all that saw the same happening, outermost first",
      "telltale.mechanisms",
      "unmapped.mechanisms",
      "cs2",
      "mechanisms",
      "mechanisms"),
  RULE(
      "of an `alert`: the rule's id",
      "rule.id",
      "finding_info.uid",
      "TelltaleRule",
      "rule",
      "rule"),
  RULE_NAME(
      "of an `alert`: what the rule says",
      "rule.name",
      "finding_info.title",
      "msg",
      "ruleName",
      "ruleName"),
  TECHNIQUE(
      "of an `alert`: MITRE ATT&CK's number of it",
      "threat.technique.id",
      "finding_info.attacks[].technique.uid",
      "TelltaleTechnique",
      "technique",
      "technique"),
  SERVICE(
      "the application",
      "service.name",
      "actor.app_name",
      "destinationServiceName",
      "service",
      "service"),
  ENVIRONMENT(
      "its environment",
      "service.environment",
      "unmapped.environment",
      "cs4",
      "environment",
      "environment"),
  HOST("the host", "host.name", "device.hostname", "dvchost", "identHostName", "host"),
  PID("the process", "process.pid", "actor.process.pid", "dvcpid", "pid", "pid"),
  FIELDS(
      "what the pointcut's `fields` read",
      "labels.",
      "unmapped.fields.",
      "TelltaleField",
      "field_",
      "field_"),
  OWN(
      "what Telltale says of itself",
      "telltale.agent.",
      "unmapped.agent.",
      "TelltaleAgent",
      "agent_",
      "agent_"),
  FOUND(
      "what an `alert` has counted, and the ids of the last events that prove it",
      "telltale.alert.",
      "unmapped.alert.",
      "TelltaleAlert",
      "alert_",
      "alert_"),
  TRUNCATED(
      "`true` if texts were cut to keep the message below 7 KiB (1,180 bytes by UDP)",
      "telltale.truncated",
      "metadata.is_truncated",
      "TelltaleTruncated",
      "truncated",
      "truncated"),
  // What follows only one schema or another has a word for.
  ACTION("what the schema calls the type", "event.action", null, "act", "cat", null),
  KIND("constant, or `alert`", "event.kind", null, null, null, null),
  CATEGORY("see the table of types", "event.category", null, null, null, null),
  TYPES("see the table of types", "event.type", null, null, null, null),
  MODULE("constant", "event.module", null, null, null, null),
  SCHEMA_VERSION("constant", "ecs.version", "metadata.version", null, null, null),
  TITLE("the type in words", null, null, "header.name", null, null),
  CLASS("see the table of types", null, "class_uid", null, null, null),
  CLASS_CATEGORY("the first digit of the class", null, "category_uid", null, null, null),
  ACTIVITY("see the table of types", null, "activity_id", null, null, null),
  ACTIVITY_NAME("the type, where `activity_id` is 99", null, "activity_name", null, null, null),
  TYPE_UID("class and activity", null, "type_uid", null, null, null),
  OPERATION("the type", null, "api.operation", null, null, null),
  SERVED_BY("the application", null, "service.name", null, null, null),
  MFA("whether it is about a further factor", null, "is_mfa", null, null, null),
  CONTROL("2: denied", null, "action_id", null, null, null),
  DISPOSITION("26: unauthorized, 25: rejected", null, "disposition_id", null, null, null),
  PROFILES("constant", null, "metadata.profiles", null, null, null),
  VERSION("Telltale's", null, "metadata.product.version", "header.version", "header.version", null),
  PRODUCT("constant", null, "metadata.product.name", null, null, null),
  VENDOR("constant", null, "metadata.product.vendor_name", null, null, null),
  APP("constant", null, "app.name", null, null, null),
  DEVICE_TYPE("constant", null, "device.type_id", null, null, null),
  ENTERPRISE("in the element's name", null, null, null, null, "header.enterprise"),
  FINGERPRINT(
      "constant, in 1.9", null, "attestation_list[].fingerprint.algorithm_id", null, null, null);

  /** In Markdown. */
  final String meaning;

  final @Nullable String ecs;
  final @Nullable String ocsf;
  final @Nullable String cef;
  final @Nullable String leef;

  /** In structured data. */
  final @Nullable String sd;

  /** In {@link SecurityEvent#volume}, if it is there. */
  final String key = name().toLowerCase(Locale.ROOT);

  /** Of which no schema but ours knows. */
  Field(String meaning, String ecs, String word) {
    this(
        meaning,
        ecs,
        "unmapped." + word,
        "Telltale" + Character.toUpperCase(word.charAt(0)) + word.substring(1),
        word,
        word);
  }

  Field(
      String meaning,
      @Nullable String ecs,
      @Nullable String ocsf,
      @Nullable String cef,
      @Nullable String leef,
      @Nullable String sd) {
    this.meaning = meaning;
    this.ecs = ecs;
    this.ocsf = ocsf;
    this.cef = cef;
    this.leef = leef;
    this.sd = sd;
  }
}
