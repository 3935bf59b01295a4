// SPDX-License-Identifier: Apache-2.0

package io.telltale.weave;

import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.pool.TypePool;

/**
 * Descriptions of classes from their files, each read when something is asked of it that its name
 * does not say.
 */
final class ClassFilePool {

  private ClassFilePool() {}

  static TypePool over(ClassFileLocator locator) {
    return new TypePool.Default.WithLazyResolution(
        new FoundOnly(), locator, TypePool.Default.ReaderMode.FAST, ClassFileVersions.READER);
  }

  /** A pool in which one class is what its file says, and all others what another pool has. */
  static TypePool over(ClassFileLocator locator, String name, TypePool others) {
    return new OneAndOthers(locator, name, others);
  }

  /**
   * Not one pool above another: that reads the file of whatever is named at once, also of a class
   * that is too new to be read.
   */
  private static final class OneAndOthers extends TypePool.Default.WithLazyResolution {
    private final String name;
    private final TypePool others;

    OneAndOthers(ClassFileLocator locator, String name, TypePool others) {
      super(new FoundOnly(), locator, TypePool.Default.ReaderMode.FAST, ClassFileVersions.READER);
      this.name = name;
      this.others = others;
    }

    @Override
    public TypePool.Resolution describe(String described) {
      return described.equals(name) ? super.describe(described) : others.describe(described);
    }
  }

  /**
   * Forgets what was not found. Once such a type were remembered, Byte Buddy could no longer name
   * it, and no method could be matched whose signature does.
   */
  private static final class FoundOnly extends TypePool.CacheProvider.Simple {
    @Override
    public TypePool.Resolution register(String name, TypePool.Resolution resolution) {
      return resolution.isResolved() ? super.register(name, resolution) : resolution;
    }
  }
}
