// SPDX-License-Identifier: Apache-2.0

package io.telltale.agent;

import io.telltale.diagnostics.Diagnostics;
import io.telltale.value.Opener;
import io.telltale.weave.PackageOpener;
import java.lang.instrument.Instrumentation;

/** Lets values be read from applications in named modules that did not open themselves to us. */
final class ModuleOpener implements Opener {

  private final PackageOpener packages;
  private final Diagnostics diagnostics;

  ModuleOpener(Instrumentation instrumentation, Diagnostics diagnostics) {
    this.packages = new PackageOpener(instrumentation);
    this.diagnostics = diagnostics;
  }

  @Override
  public boolean open(Class<?> type) {
    try {
      packages.open(type);
      return true;
    } catch (ReflectiveOperationException | RuntimeException e) {
      diagnostics.count("opening the package of " + type.getName(), e);
      return false;
    }
  }
}
