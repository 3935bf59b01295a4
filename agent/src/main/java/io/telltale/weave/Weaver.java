// SPDX-License-Identifier: Apache-2.0

package io.telltale.weave;

import io.telltale.pointcut.Pointcut;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.scaffold.InstrumentedType;
import net.bytebuddy.dynamic.scaffold.MethodGraph;
import net.bytebuddy.dynamic.scaffold.TypeValidation;
import net.bytebuddy.matcher.ElementMatchers;
import net.bytebuddy.pool.TypePool;
import org.jspecify.annotations.Nullable;

/**
 * Rewrites one class. Only bodies of methods change, never members or super types, so that other
 * agents and later retransformations find the class as they know it.
 */
final class Weaver {

  private final Matching matching;
  private final SiteNumbers numbers;
  private final LoaderPools pools = new LoaderPools();
  private final ByteBuddy byteBuddy;
  private final ClassFileLocator adviceLocator;

  Weaver(Collection<Pointcut> pointcuts, SiteNumbers numbers) {
    this.matching = new Matching(pointcuts);
    this.numbers = numbers;
    this.byteBuddy =
        new ByteBuddy()
            .with(ClassFileVersions.READER)
            .with(ClassFileVersions.WRITER)
            .with(TypeValidation.DISABLED)
            .with(MethodGraph.Compiler.ForDeclaredMethods.INSTANCE)
            .with(InstrumentedType.Factory.Default.FROZEN);
    this.adviceLocator = ClassFileLocator.ForClassLoader.of(Weaver.class.getClassLoader());
  }

  /**
   * Weaves what is wanted.
   *
   * @param loader null for the bootstrap loader
   * @param name {@code com.acme.LoginBean}
   * @return the new class file, or null if no method is meant
   */
  byte @Nullable [] weave(@Nullable ClassLoader loader, String name, byte[] classFile) {
    ClassFileLocator locator = locator(loader, name, classFile);
    TypePool pool = pools.over(loader, name, locator);
    TypeDescription type = pool.describe(name).resolve();
    AsmVisitorWrapper.ForDeclaredMethods advice = advice(type);
    return advice == null
        ? null
        : byteBuddy.decorate(type, locator).visit(advice).make(pool).getBytes();
  }

  /** Whether any method of a class is meant, of which this is the file. */
  boolean matches(@Nullable ClassLoader loader, String name, byte[] classFile) {
    ClassFileLocator locator = locator(loader, name, classFile);
    return matches(pools.over(loader, name, locator).describe(name).resolve());
  }

  /** Whether any method of a class is meant that no file holds. */
  boolean matches(Class<?> loaded) {
    return matches(TypeDescription.ForLoadedType.of(loaded));
  }

  private boolean matches(TypeDescription type) {
    BuddyType view = new BuddyType(type);
    for (MethodDescription.InDefinedShape method : type.getDeclaredMethods()) {
      if (!matching.of(view, method).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private static ClassFileLocator locator(
      @Nullable ClassLoader loader, String name, byte[] classFile) {
    return new ClassFileLocator.Compound(
        ClassFileLocator.Simple.of(name, classFile), ClassFileLocator.ForClassLoader.of(loader));
  }

  private AsmVisitorWrapper.@Nullable ForDeclaredMethods advice(TypeDescription type) {
    AsmVisitorWrapper.ForDeclaredMethods all = null;
    BuddyType view = new BuddyType(type);
    for (MethodDescription.InDefinedShape method : type.getDeclaredMethods()) {
      List<Pointcut> matching = this.matching.of(view, method);
      if (!matching.isEmpty()) {
        all = all == null ? new AsmVisitorWrapper.ForDeclaredMethods() : all;
        for (Advice advice : advice(type, method, matching)) {
          all = all.invokable(ElementMatchers.is(method), advice);
        }
      }
    }
    return all;
  }

  /** One for each meter that needs no more than a number, and one for all others. */
  private List<Advice> advice(
      TypeDescription type, MethodDescription.InDefinedShape method, List<Pointcut> matching) {
    String signature = type.getName() + '.' + method.getInternalName() + method.getDescriptor();
    List<Advice> advice = new ArrayList<>();
    List<Pointcut> others = new ArrayList<>();
    for (Pointcut pointcut : matching) {
      MeterForm form = numbers.meter(pointcut);
      if (form != null && MeterAdvices.fits(form, method)) {
        int number = numbers.meterNumber(signature, pointcut);
        advice.add(MeterAdvices.of(form, method, binding(number), adviceLocator));
      } else {
        others.add(pointcut);
      }
    }
    if (!others.isEmpty()) {
      advice.add(advice(method, numbers.number(signature, others)));
    }
    return advice;
  }

  private Advice advice(MethodDescription.InDefinedShape method, int number) {
    Advice.WithCustomMapping binding = binding(number);
    if (method.isConstructor()) {
      boolean readsArguments =
          numbers.readsArgumentsOnEntry(number) || numbers.readsArgumentsOnExit(number);
      return binding.to(
          readsArguments ? Advices.ConstructedWithArguments.class : Advices.Constructed.class,
          adviceLocator);
    }
    Class<?> enter =
        numbers.readsArgumentsOnEntry(number)
            ? Advices.EnterWithArguments.class
            : Advices.Enter.class;
    Class<?> exit =
        numbers.readsArgumentsOnExit(number) ? Advices.ExitWithArguments.class : Advices.Exit.class;
    return binding.to(enter, exit, adviceLocator);
  }

  private static Advice.WithCustomMapping binding(int number) {
    return Advice.withCustomMapping().with(ClassFileVersions.READER).bind(SiteNumber.class, number);
  }
}
