// SPDX-License-Identifier: Apache-2.0

package io.telltale.weave;

import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.pool.TypePool;
import org.jspecify.annotations.Nullable;

/**
 * Descriptions of what is above the classes of a loader, shared by all that it loads, as each of
 * them would otherwise read the files of its super types again.
 *
 * <p>Implementation notes. Nothing is held beyond the next collection of garbage, neither a
 * description nor a loader: what is lost is read again. Two loaders that fall into one place push
 * each other out. So there is no lock, which nobody may hold while a class is loaded, and no bound
 * to keep.
 */
final class LoaderPools {

  private static final int PLACES = 16;

  private final AtomicReferenceArray<@Nullable WeakReference<Known>> places =
      new AtomicReferenceArray<>(PLACES);

  /** One loader, and the pool over what it finds. */
  private static final class Known {
    final WeakReference<ClassLoader> loader;
    final TypePool pool;

    Known(ClassLoader loader) {
      this.loader = new WeakReference<>(loader);
      this.pool = ClassFilePool.over(ClassFileLocator.ForClassLoader.WeaklyReferenced.of(loader));
    }
  }

  /**
   * A pool in which one class is what its file says, and all others what the loader finds.
   *
   * @param loader null for the bootstrap loader
   * @param name {@code com.acme.LoginBean}
   * @param locator of that class and of others
   */
  TypePool over(@Nullable ClassLoader loader, String name, ClassFileLocator locator) {
    return loader == null
        ? ClassFilePool.over(locator)
        : ClassFilePool.over(locator, name, known(loader).pool);
  }

  private Known known(ClassLoader loader) {
    int place = System.identityHashCode(loader) & PLACES - 1;
    WeakReference<Known> kept = places.get(place);
    Known known = kept == null ? null : kept.get();
    if (known == null || known.loader.get() != loader) {
      known = new Known(loader);
      places.set(place, new WeakReference<>(known));
    }
    return known;
  }
}
