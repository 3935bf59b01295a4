// SPDX-License-Identifier: Apache-2.0

package io.telltale.weave;

import io.telltale.pointcut.Pointcut;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.AccessController;
import java.security.PrivilegedAction;
import java.security.ProtectionDomain;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What the JVM asks about every class that it loads. It is installed at once and weaves in place: a
 * login must not be missed because weaving came later. Holds no lock, as the calling thread may
 * hold a class loader's.
 */
public final class Transformer implements ClassFileTransformer {

  private final SiteNumbers numbers;
  private final Degradation degradation;
  private final Scope scope = new Scope();

  private volatile Weaving weaving;
  private final AtomicReference<@Nullable Instrumentation> waiting = new AtomicReference<>();
  private volatile boolean haveScopes;
  private volatile boolean applicationSeen;
  private volatile long lastClassAt = System.nanoTime();

  public Transformer(Collection<Pointcut> pointcuts, SiteNumbers numbers, Degradation degradation) {
    this.numbers = numbers;
    this.degradation = degradation;
    this.weaving = new Weaving(pointcuts, numbers);
  }

  /**
   * Begins to weave: classes still to come, then those that are here already, then, on a thread of
   * its own that nobody waits for, one of ours, so that Byte Buddy is warm when it is needed.
   */
  public void install(Instrumentation instrumentation) {
    waiting.set(instrumentation);
    instrumentation.addTransformer(this, true);
    retransform(instrumentation, weaving);
    SelfTest.start(numbers, degradation);
  }

  /**
   * Weaves something else from now on.
   *
   * @param pointcuts all that are to be woven
   * @param changed those of the old and of the new ones that make a difference to any class
   */
  public void replace(
      Instrumentation instrumentation,
      Collection<Pointcut> pointcuts,
      Collection<Pointcut> changed) {
    weaving = new Weaving(pointcuts, numbers);
    if (!changed.isEmpty()) {
      retransform(instrumentation, new Weaving(changed, numbers));
    }
  }

  private void retransform(Instrumentation instrumentation, Weaving changed) {
    Weaving ofJdk = haveScopes ? changed : changed.withoutWaiting();
    retransform(
        instrumentation, new LoadedClasses(instrumentation, scope).concernedBy(changed, ofJdk));
  }

  private void retransform(Instrumentation instrumentation, List<Class<?>> types) {
    for (Class<?> type : types) {
      try {
        instrumentation.retransformClasses(type);
      } catch (Throwable t) {
        degradation.degraded("not_woven", "weaving " + type.getName() + ", loaded already", t);
      }
    }
  }

  /** Whether a class of the application's has been loaded, so that {@code main} is near. */
  public boolean applicationSeen() {
    return applicationSeen;
  }

  /** Nanoseconds since the application last loaded a class. */
  public long quietFor() {
    return System.nanoTime() - lastClassAt;
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      @Nullable String internalName,
      @Nullable Class<?> redefined,
      @Nullable ProtectionDomain domain,
      byte[] classFile) {
    try {
      if (internalName == null) {
        return null;
      }
      return System.getSecurityManager() == null
          ? transform(loader, internalName, classFile)
          : transformPrivileged(loader, internalName, classFile);
    } catch (Throwable t) {
      degradation.degraded("not_woven", "weaving " + internalName, t);
      return null;
    }
  }

  /** Whoever happens to load a class may not be allowed to read others as resources. */
  private byte @Nullable [] transformPrivileged(
      @Nullable ClassLoader loader, String internalName, byte[] classFile) {
    return AccessController.doPrivileged(
        new PrivilegedAction<byte @Nullable []>() {
          @Override
          public byte @Nullable [] run() {
            return transform(loader, internalName, classFile);
          }
        });
  }

  private byte @Nullable [] transform(
      @Nullable ClassLoader loader, String internalName, byte[] classFile) {
    Weaving current;
    byte[] woven;
    do {
      current = weavingFor(loader);
      woven = null;
      if (!scope.includes(loader, internalName, current.prefilter())) {
        return null;
      }
      if (!scope.isJdks(loader)) {
        applicationSeen = true;
        lastClassAt = System.nanoTime();
      }
      if (current.prefilter().wants(classFile) && isReadable(classFile)) {
        woven = current.weaver().weave(loader, internalName.replace('/', '.'), classFile);
        if (!haveScopes && numbers.haveScopes()) {
          weaveWhatWaits();
        }
      }
      // A class that is not loaded yet is not among those that a change retransforms.
    } while (current != weavingFor(loader));
    return woven;
  }

  private Weaving weavingFor(@Nullable ClassLoader loader) {
    Weaving all = weaving;
    return !haveScopes && scope.isJdks(loader) ? all.withoutWaiting() : all;
  }

  /**
   * The JDK's pools and threads are woven when the first scope can open, and in the background:
   * nothing can have been handed over before, and a program that never opens one pays nothing.
   */
  private void weaveWhatWaits() {
    haveScopes = true;
    Instrumentation instrumentation = waiting.getAndSet(null);
    if (instrumentation != null) {
      Thread thread =
          new Thread(
              new Runnable() {
                @Override
                public void run() {
                  retransform(
                      instrumentation, new LoadedClasses(instrumentation, scope).ofJdk(weaving));
                }
              },
              "telltale-weaving");
      thread.setDaemon(true);
      thread.setContextClassLoader(null);
      thread.start();
    }
  }

  /** All such classes are told together, since there may be thousands. */
  private boolean isReadable(byte[] classFile) {
    if (ClassFileVersions.knows(classFile)) {
      return true;
    }
    degradation.degraded(
        "class_file_too_new",
        "weaving classes whose files are of version "
            + ClassFileVersions.major(classFile)
            + ", which is newer than Byte Buddy in this telltale.jar knows",
        null);
    return false;
  }
}
