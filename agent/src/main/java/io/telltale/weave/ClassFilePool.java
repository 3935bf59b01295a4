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
    return over(locator, TypePool.Empty.INSTANCE);
  }

  /**
   * A pool.
   *
   * @param first is asked before the files are looked for
   */
  static TypePool over(ClassFileLocator locator, TypePool first) {
    return new TypePool.Default.WithLazyResolution(
        new FoundOnly(),
        locator,
        TypePool.Default.ReaderMode.FAST,
        ClassFileVersions.READER,
        first);
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
