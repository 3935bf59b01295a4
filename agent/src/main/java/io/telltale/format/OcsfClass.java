// SPDX-License-Identifier: Apache-2.0

package io.telltale.format;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the classes of OCSF that we use have what others have elsewhere. */
final class OcsfClass {

  /** Base Event, for types of a user's own. */
  static final int BASE = 0;

  /** {@code activity_id}. */
  static final int OTHER = 99;

  private static final int FINDING = 2004;
  private static final int WEB_RESOURCES = 6001;
  private static final int LIFECYCLE = 6002;
  private static final int API = 6003;
  private static final int IAM_CATEGORY = 3;
  private static final int AUTHENTICATION = 3002;
  private static final int USER_ACCESS = 3005;
  private static final String ELSEWHERE = "unmapped.";

  private static final Map<Integer, String> RESOURCES = new HashMap<>();

  static {
    RESOURCES.put(WEB_RESOURCES, "web_resources[].name");
    RESOURCES.put(API, "resources[].name");
    RESOURCES.put(USER_ACCESS, "privileges");
  }

  private OcsfClass() {}

  /** The name of a field in events of that class; null if it has none there. */
  static @Nullable String place(Field field, int type) {
    boolean iam = type / 1_000 == IAM_CATEGORY;
    boolean requests = iam || type == WEB_RESOURCES || type == API;
    switch (field) {
      case USER:
        return iam ? field.ocsf : "actor.user.name";
      case SOURCE:
      case SOURCE_NAME:
      case PEER:
      case METHOD:
      case PATH:
      case STATUS:
      case USER_AGENT:
        return requests ? field.ocsf : ELSEWHERE + field.ocsf;
      case RESOURCE:
        String place = RESOURCES.get(type);
        return place != null ? place : "unmapped.resource";
      case OPERATION:
        return type == API ? field.ocsf : null;
      case SERVED_BY:
      case MFA:
        return type == AUTHENTICATION ? field.ocsf : null;
      case RULE:
      case RULE_NAME:
      case TECHNIQUE:
        return type == FINDING ? field.ocsf : null;
      case APP:
        return type == LIFECYCLE ? field.ocsf : null;
      default:
        return field.ocsf;
    }
  }

  /** Whether events of that class must name a user. */
  static boolean needsUser(int type) {
    return type / 1_000 == IAM_CATEGORY;
  }

  /** Whether events of that class must say where from. */
  static boolean needsSource(int type) {
    return type == API;
  }

  /** Whether events of that class must name what was touched. */
  static boolean needsResource(int type) {
    return type == WEB_RESOURCES || type == USER_ACCESS;
  }
}
