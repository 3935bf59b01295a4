// SPDX-License-Identifier: Apache-2.0

package io.telltale.weave;

import io.telltale.pointcut.Prefilter;
import org.jspecify.annotations.Nullable;

/** Which classes may be woven at all, by their loader and name. */
final class Scope {

  /** Reflection's own throw-away classes. */
  private static final String REFLECTION_LOADER = "DelegatingClassLoader";

  private final @Nullable ClassLoader ours = Scope.class.getClassLoader();
  private final @Nullable ClassLoader platform = ours == null ? null : ours.getParent();

  /** The JDK's own classes only where a pointcut names one in full; ours never. */
  boolean includes(@Nullable ClassLoader loader, String internalName, Prefilter prefilter) {
    if (loader == ours || loader instanceof SelfTest.Loader || isAgents(internalName)) {
      return false;
    }
    if (loader == null || isJdks(loader)) {
      return prefilter.namesExactly(internalName);
    }
    return !loader.getClass().getName().endsWith(REFLECTION_LOADER);
  }

  /** Whether the classes of that loader are the JDK's. */
  boolean isJdks(@Nullable ClassLoader loader) {
    return loader == null || loader == platform;
  }

  /** Our own entry, and what any Byte Buddy makes for itself in loaders of its own. */
  static boolean isAgents(String internalName) {
    return internalName.startsWith("io/telltale/premain/")
        || internalName.startsWith("net/bytebuddy/");
  }
}
