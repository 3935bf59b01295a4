// SPDX-License-Identifier: Apache-2.0

package io.telltale.weave;

import io.telltale.diagnostics.Diagnostics;
import io.telltale.pointcut.Pointcut;
import io.telltale.pointcut.Prefilter;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the JVM asks about every class that it loads. It is installed at once and weaves in place: a
 * login must not be missed because weaving came later. Holds no lock, as the calling thread may
 * hold a class loader's.
 */
public final class Transformer implements ClassFileTransformer {

  /** Reflection's own throw-away classes. */
  private static final String REFLECTION_LOADER = "DelegatingClassLoader";

  private final Prefilter prefilter;
  private final Collection<Pointcut> pointcuts;
  private final SiteNumbers numbers;
  private final Diagnostics diagnostics;
  private final @Nullable ClassLoader ours = Transformer.class.getClassLoader();
  private final @Nullable ClassLoader platform = ours == null ? null : ours.getParent();

  private volatile @Nullable Weaver weaver;
  private volatile boolean applicationSeen;

  public Transformer(Collection<Pointcut> pointcuts, SiteNumbers numbers, Diagnostics diagnostics) {
    this.prefilter = new Prefilter(pointcuts);
    this.pointcuts = pointcuts;
    this.numbers = numbers;
    this.diagnostics = diagnostics;
  }

  /**
   * Begins to weave: classes still to come, then those that are here already, then, on a thread of
   * its own that nobody waits for, one of ours, so that Byte Buddy is warm when it is needed.
   */
  public void install(Instrumentation instrumentation) {
    instrumentation.addTransformer(this, true);
    for (Class<?> type : wantedAmong(instrumentation.getAllLoadedClasses(), instrumentation)) {
      try {
        instrumentation.retransformClasses(type);
      } catch (Throwable t) {
        diagnostics.count("weaving a class that was loaded already", t);
      }
    }
    WarmUp.start(diagnostics);
  }

  private List<Class<?>> wantedAmong(Class<?>[] loaded, Instrumentation instrumentation) {
    List<Class<?>> wanted = new ArrayList<>();
    for (Class<?> type : loaded) {
      if (!type.isArray()
          && concerns(type.getClassLoader(), type.getName().replace('.', '/'))
          && instrumentation.isModifiableClass(type)) {
        wanted.add(type);
      }
    }
    return wanted;
  }

  /** Whether a class of the application's has been loaded, so that {@code main} is near. */
  public boolean applicationSeen() {
    return applicationSeen;
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      @Nullable String internalName,
      @Nullable Class<?> redefined,
      @Nullable ProtectionDomain domain,
      byte[] classFile) {
    try {
      if (internalName == null || !concerns(loader, internalName)) {
        return null;
      }
      if (!applicationSeen && loader != platform && loader != null) {
        applicationSeen = true;
      }
      if (!prefilter.wants(classFile)) {
        return null;
      }
      return weaver().weave(loader, internalName.replace('/', '.'), classFile);
    } catch (Throwable t) {
      diagnostics.count("weaving " + internalName, t);
      return null;
    }
  }

  /** The JDK's own classes only where a pointcut names one in full; ours never. */
  private boolean concerns(@Nullable ClassLoader loader, String internalName) {
    if (loader == ours || isAgents(internalName)) {
      return false;
    }
    if (loader == null || loader == platform) {
      return prefilter.namesExactly(internalName);
    }
    return !loader.getClass().getName().endsWith(REFLECTION_LOADER);
  }

  /** Our own entry, and what any Byte Buddy makes for itself in loaders of its own. */
  private static boolean isAgents(String internalName) {
    return internalName.startsWith("io/telltale/premain/")
        || internalName.startsWith("net/bytebuddy/");
  }

  /** Made when the first class needs it; two threads may make one each, which does no harm. */
  private Weaver weaver() {
    Weaver made = weaver;
    if (made == null) {
      made = new Weaver(pointcuts, numbers);
      weaver = made;
    }
    return made;
  }
}
