// SPDX-License-Identifier: Apache-2.0

package io.telltale.weave;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.Method;
import java.util.Collections;
import java.util.Map;
import java.util.Set;

/** Opens packages of named modules to ours. By reflection, since the agent is compiled for 8. */
public final class PackageOpener {

  private final Instrumentation instrumentation;

  public PackageOpener(Instrumentation instrumentation) {
    this.instrumentation = instrumentation;
  }

  /**
   * Opens the package of a class.
   *
   * @throws ReflectiveOperationException if the JVM does not let us, or has no modules
   */
  public void open(Class<?> type) throws ReflectiveOperationException {
    Method getModule = Class.class.getMethod("getModule");
    Class<?> module = getModule.getReturnType();
    String name = type.getName();
    Set<Object> ours = Collections.singleton(getModule.invoke(PackageOpener.class));
    Instrumentation.class
        .getMethod("redefineModule", module, Set.class, Map.class, Map.class, Set.class, Map.class)
        .invoke(
            instrumentation,
            getModule.invoke(type),
            Collections.emptySet(),
            Collections.emptyMap(),
            Collections.singletonMap(name.substring(0, name.lastIndexOf('.')), ours),
            Collections.emptySet(),
            Collections.emptyMap());
  }
}
