// SPDX-License-Identifier: Apache-2.0

package io.telltale.format;

import io.telltale.event.EventType;
import io.telltale.event.Name;
import io.telltale.event.Outcome;
import io.telltale.event.Pairs;
import io.telltale.event.Request;
import io.telltale.event.SecurityEvent;
import io.telltale.seal.SealNames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Open Cybersecurity Schema Framework 1.8, or 1.9 before its time, as JSON. The seal has the names
 * of 1.9's profile Record Integrity; 1.8 has no place for it but {@code unmapped}.
 */
final class OcsfSchema extends Schema {

  private static final String UNKNOWN = "unknown";
  private static final int SERVER = 1;

  /** By syslog severity: OCSF's from 1, informational, to 6, fatal. */
  private static final int[] SEVERITIES = {6, 5, 5, 4, 3, 2, 1, 1};

  private static final String CONTROL_PROFILE = "security_control";

  private final JsonWriter json = new JsonWriter();
  private final boolean soon;
  private final List<String> profiles;
  private final List<String> profilesOfControl;

  OcsfSchema(Identity identity, boolean soon) {
    super(identity, sealNames(soon ? "" : "unmapped."));
    this.soon = soon;
    this.profiles = soon ? Arrays.asList("host", "record_integrity") : Arrays.asList("host");
    this.profilesOfControl = new ArrayList<>(profiles);
    profilesOfControl.add(CONTROL_PROFILE);
    declareNames();
  }

  private static SealNames sealNames(String where) {
    return new SealNames(
        where + "attestation_list[].chain_uid",
        "metadata.sequence",
        where + "attestation_list[].fingerprint.value",
        "unmapped.seal.checkpoint",
        "unmapped.seal.digests",
        "unmapped.seal.key",
        "unmapped.seal.signature");
  }

  @Override
  Pairs pairs() {
    return Pairs.ofAnyText();
  }

  @Override
  int ocsf(TypeTable.Row row) {
    return soon ? row.ocsfSoon : row.ocsf;
  }

  @Override
  @Nullable String nameOf(Field field, TypeTable.Row row) {
    return field == Field.FINGERPRINT && !soon ? null : OcsfClass.place(field, ocsf(row));
  }

  @Override
  void put(Column column, SecurityEvent event, Shape shape, Pairs to) {
    Name name = column.name;
    switch (column.field) {
      case TIME:
        to.number(name, event.time());
        break;
      case OUTCOME:
        boolean known = event.outcome() != Outcome.UNKNOWN;
        to.number(name, event.outcome() == Outcome.SUCCESS ? 1 : known ? 2 : 0);
        break;
      case SEVERITY:
        to.number(name, SEVERITIES[event.severity()]);
        break;
      case USER:
        boolean needed = OcsfClass.needsUser(shape.ocsf);
        to.text(name, hasText(event.user()) || !needed ? event.user() : UNKNOWN);
        break;
      case SOURCE_NAME:
        sourceName(name, event, shape, to);
        break;
      case RESOURCE:
        resource(name, event, shape, to);
        break;
      default:
        putConstant(column, event, shape, to);
    }
  }

  private static boolean hasText(@Nullable String text) {
    return text != null && !text.isEmpty();
  }

  private void sourceName(Name name, SecurityEvent event, Shape shape, Pairs to) {
    Request request = event.request();
    String source = request == null ? null : request.source();
    if (!Address.is(source)) {
      boolean here = !hasText(source) && OcsfClass.needsSource(shape.ocsf);
      to.text(name, here ? identity.host() : source);
    }
  }

  private static void resource(Name name, SecurityEvent event, Shape shape, Pairs to) {
    Request request = event.request();
    String path = request == null ? null : request.path();
    String known = hasText(event.resource()) ? event.resource() : path;
    if (!OcsfClass.needsResource(shape.ocsf)) {
      known = event.resource();
    } else if (!hasText(known)) {
      known = UNKNOWN;
    }
    if (name.toString().equals("privileges")) {
      to.texts(name, Collections.singletonList(String.valueOf(known)));
    } else {
      to.text(name, known);
    }
  }

  private void putConstant(Column column, SecurityEvent event, Shape shape, Pairs to) {
    Name name = column.name;
    int activity = soon ? shape.row.activitySoon : shape.row.activity;
    switch (column.field) {
      case CLASS:
        to.number(name, shape.ocsf);
        break;
      case CLASS_CATEGORY:
        to.number(name, shape.ocsf / 1_000);
        break;
      case ACTIVITY:
        to.number(name, activity);
        break;
      case ACTIVITY_NAME:
        to.text(name, activity == OcsfClass.OTHER ? event.type().name() : null);
        break;
      case TYPE_UID:
        to.number(name, shape.ocsf * 100L + activity);
        break;
      case OPERATION:
        to.text(name, event.type().name());
        break;
      case SERVED_BY:
        to.text(name, hasText(identity.service()) ? identity.service() : UNKNOWN);
        break;
      case MFA:
        if (event.type().equals(EventType.MFA_FAILURE)) {
          to.flag(name, true);
        }
        break;
      case CONTROL:
        if (shape.row.disposition > 0) {
          to.number(name, 2);
        }
        break;
      case DISPOSITION:
        if (shape.row.disposition > 0) {
          to.number(name, shape.row.disposition);
        }
        break;
      default:
        putProduct(column, event, shape, to);
    }
  }

  private void putProduct(Column column, SecurityEvent event, Shape shape, Pairs to) {
    Name name = column.name;
    switch (column.field) {
      case SCHEMA_VERSION:
        to.text(name, soon ? "1.9.0-dev" : "1.8.0");
        break;
      case PROFILES:
        to.texts(name, shape.row.disposition > 0 ? profilesOfControl : profiles);
        break;
      case FINGERPRINT:
        to.number(name, OcsfClass.OTHER); // SHA-256, but not all of it
        break;
      case PRODUCT:
      case VENDOR:
      case APP:
        to.text(name, "Telltale");
        break;
      case DEVICE_TYPE:
        to.number(name, SERVER);
        break;
      case PEER:
        Request request = event.request();
        String proxy = request == null ? null : proxy(request);
        if (proxy != null) {
          to.texts(name, Collections.singletonList(proxy));
        }
        break;
      case RULE:
        Object rule = event.fields().get("rule.id");
        to.text(name, rule == null ? UNKNOWN : rule.toString());
        break;
      default:
        super.put(column, event, shape, to);
    }
  }

  @Override
  void write(Pairs pairs, Output out) {
    json.write(pairs, out);
  }
}
