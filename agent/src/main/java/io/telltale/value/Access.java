// SPDX-License-Identifier: Apache-2.0

package io.telltale.value;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * What may be read. Everything of the application's, in whichever module; of the JDK's modules only
 * what they export, since the rest changes from release to release, and a JVM of 9 to 16 warns on
 * stderr when it is touched.
 *
 * <p>Modules are asked by reflection, as we are compiled for 8, which has none.
 */
public final class Access {

  private static final @Nullable Modules MODULES = Modules.ofThisJvm();

  /** As there is one JVM, there is one who can open its modules. */
  private static volatile @Nullable Opener opener;

  private Access() {}

  /** Says who opens packages that an application's module keeps closed; until then nobody. */
  public static void openWith(Opener anOpener) {
    opener = anOpener;
  }

  static <M extends AccessibleObject & Member> boolean make(M member) {
    try {
      if (MODULES != null && !MODULES.allow(member)) {
        return false;
      }
      member.setAccessible(true);
      return true;
    } catch (RuntimeException | ReflectiveOperationException e) {
      return false; // another declaration of the same name may be readable
    }
  }

  /** The module system's methods. */
  private static final class Modules {
    private final Object ours;
    private final Method moduleOf;
    private final Method isNamed;
    private final Method nameOf;
    private final Method isExported;
    private final Method isOpen;
    private final ClassLoader platform;

    private Modules(Method moduleOf) throws ReflectiveOperationException {
      Class<?> module = moduleOf.getReturnType();
      this.moduleOf = moduleOf;
      this.ours = moduleOf.invoke(Access.class);
      this.isNamed = module.getMethod("isNamed");
      this.nameOf = module.getMethod("getName");
      this.isExported = module.getMethod("isExported", String.class);
      this.isOpen = module.getMethod("isOpen", String.class, module);
      this.platform =
          (ClassLoader) ClassLoader.class.getMethod("getPlatformClassLoader").invoke(null);
    }

    static @Nullable Modules ofThisJvm() {
      try {
        return new Modules(Class.class.getMethod("getModule"));
      } catch (ReflectiveOperationException e) {
        return null; // Java 8
      }
    }

    boolean allow(Member member) throws ReflectiveOperationException {
      Class<?> type = member.getDeclaringClass();
      Object module = moduleOf.invoke(type);
      if (module == null || !truth(isNamed.invoke(module))) {
        return true;
      }
      String name = type.getName();
      String packageName = name.substring(0, Math.max(0, name.lastIndexOf('.')));
      if (isPublic(member) && truth(isExported.invoke(module, packageName))) {
        return true;
      }
      if (isOfJdk(type.getClassLoader(), String.valueOf(nameOf.invoke(module)))) {
        return false;
      }
      Opener known = opener;
      return truth(isOpen.invoke(module, packageName, ours)) || (known != null && known.open(type));
    }

    private boolean isOfJdk(@Nullable ClassLoader loader, String module) {
      return loader == null || loader == platform || module.startsWith("jdk.");
    }

    private static boolean isPublic(Member member) {
      boolean open = Modifier.isPublic(member.getModifiers());
      for (Class<?> type = member.getDeclaringClass(); type != null; ) {
        open &= Modifier.isPublic(type.getModifiers());
        type = type.getEnclosingClass();
      }
      return open;
    }

    private static boolean truth(@Nullable Object value) {
      return Boolean.TRUE.equals(value);
    }
  }
}
