// SPDX-License-Identifier: Apache-2.0

package io.telltale.weave;

import io.telltale.pointcut.MethodView;
import io.telltale.pointcut.Pointcut;
import io.telltale.pointcut.Prefilter;
import io.telltale.pointcut.TypeView;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.pool.TypePool;
import org.jspecify.annotations.Nullable;

/**
 * Says what would be woven, by the same questions that are asked when an application runs, but from
 * class files alone: nothing is loaded and nothing written.
 */
public final class DryRun {

  private final Prefilter prefilter;
  private final Matching matching;

  public DryRun(Collection<Pointcut> pointcuts) {
    this.prefilter = new Prefilter(pointcuts);
    this.matching = new Matching(pointcuts);
  }

  /** Whether a class of an application's has to be looked at; for nearly all of them not. */
  public boolean mayConcern(String name, byte[] classFile) {
    return !Scope.isAgents(name.replace('.', '/')) && prefilter.wants(classFile);
  }

  /** The types of which even the JDK's are looked at; nested ones with a dot. */
  public Collection<String> namedInFull() {
    return prefilter.exactTypes();
  }

  /** Classes that see each other on that path. */
  public Space over(ClassPath classPath) {
    return new Space(matching, classPath);
  }

  /** Classes that see each other, as those of one web application do. */
  public static final class Space {

    /** Descriptions of classes take more memory than the classes themselves. */
    private static final int KEPT = 2_000;

    private final Matching matching;
    private final Locator locator;
    private final TypePool pool;
    private int described;

    private Space(Matching matching, ClassPath classPath) {
      this.matching = matching;
      this.locator = new Locator(classPath);
      this.pool = ClassFilePool.over(locator);
    }

    /**
     * Says what would be woven in a class, which the others see.
     *
     * @throws RuntimeException if its file cannot be understood
     */
    public Woven weave(String name, byte[] classFile) {
      if (++described % KEPT == 0) {
        pool.clear();
      }
      return weave(name, classFile, pool);
    }

    /**
     * Says what would be woven in a class, instead of which the others see one of the same name.
     *
     * @throws RuntimeException if its file cannot be understood
     */
    public Woven weaveCopy(String name, byte[] classFile) {
      return weave(name, classFile, ClassFilePool.over(locator));
    }

    private Woven weave(String name, byte[] classFile, TypePool from) {
      locator.first(name, classFile);
      TypeDescription type = from.describe(name).resolve();
      BuddyType view = new BuddyType(type);
      List<WovenMethod> methods = new ArrayList<>();
      for (MethodDescription.InDefinedShape method : type.getDeclaredMethods()) {
        String declaring = method.getDeclaringType().asErasure().getName();
        if (!declaring.equals(name)) {
          throw new IllegalStateException("it holds the class " + declaring);
        }
        List<Pointcut> pointcuts = matching.of(view, method);
        if (!pointcuts.isEmpty()) {
          methods.add(
              new WovenMethod(
                  new BuddyType.BuddyMethod(method), pointcuts, names(classFile, method)));
        }
      }
      return new Woven(view, methods);
    }
  }

  private static List<String> names(byte[] classFile, MethodDescription of) {
    for (MethodFacts method : BodyReader.read(classFile).methods()) {
      if (method.name().equals(of.getInternalName())
          && method.descriptor().equals(of.getDescriptor())) {
        return method.parameterNames();
      }
    }
    return Collections.emptyList(); // a method that a compiler made
  }

  /** What would be woven in one class. */
  public static final class Woven {
    private final TypeView type;
    private final List<WovenMethod> methods;

    private Woven(TypeView type, List<WovenMethod> methods) {
      this.type = type;
      this.methods = methods;
    }

    public TypeView type() {
      return type;
    }

    public List<WovenMethod> methods() {
      return methods;
    }
  }

  /** A method and what it would be woven for. */
  public static final class WovenMethod {
    private final MethodView method;
    private final List<Pointcut> pointcuts;
    private final List<String> parameterNames;

    private WovenMethod(MethodView method, List<Pointcut> pointcuts, List<String> parameterNames) {
      this.method = method;
      this.pointcuts = pointcuts;
      this.parameterNames = parameterNames;
    }

    /** The names; empty texts, or none at all, where the compiler left them out. */
    public List<String> parameterNames() {
      return parameterNames;
    }

    public MethodView method() {
      return method;
    }

    public List<Pointcut> pointcuts() {
      return pointcuts;
    }
  }

  /** Our class path as Byte Buddy asks it; the class at hand need not be looked for. */
  private static final class Locator implements ClassFileLocator {
    private final ClassPath classPath;
    private @Nullable String name;
    private byte @Nullable [] classFile;

    Locator(ClassPath classPath) {
      this.classPath = classPath;
    }

    void first(String atHand, byte[] content) {
      this.name = atHand;
      this.classFile = content;
    }

    @Override
    public Resolution locate(String wanted) throws IOException {
      byte[] found = wanted.equals(name) ? classFile : classPath.classFile(wanted);
      return found == null ? new Resolution.Illegal(wanted) : new Resolution.Explicit(found);
    }

    @Override
    public void close() {
      // holds nothing open
    }
  }
}
