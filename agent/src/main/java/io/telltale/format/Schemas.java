// SPDX-License-Identifier: Apache-2.0

package io.telltale.format;

import io.telltale.config.Layout;

/** The schema that a layout asks for. */
final class Schemas {

  private Schemas() {}

  static Schema of(Layout layout, Identity identity) {
    switch (layout.schema()) {
      case OCSF:
        return new OcsfSchema(identity, layout.ocsfSoon());
      case CEF:
        return new CefSchema(identity);
      case LEEF:
        return new LeefSchema(identity);
      case RFC5424:
        return new SdSchema(identity, layout.enterpriseNumber());
      default:
        return new EcsSchema(identity);
    }
  }
}
