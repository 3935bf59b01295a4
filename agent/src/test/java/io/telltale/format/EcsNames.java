// SPDX-License-Identifier: Apache-2.0

package io.telltale.format;

import java.util.ArrayList;
import java.util.List;

/** What events call their fields in ECS, for what is written of the same table. */
public final class EcsNames {

  private EcsNames() {}

  /** All names; one that ends with a dot stands for those below it. */
  public static List<String> all() {
    List<String> names = new ArrayList<>();
    for (Field field : Field.values()) {
      if (field.ecs != null) {
        names.add(field.ecs);
      }
    }
    return names;
  }
}
