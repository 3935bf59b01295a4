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

  private final Collection<Pointcut> pointcuts;
  private final SiteNumbers numbers;
  private final ByteBuddy byteBuddy;
  private final ClassFileLocator adviceLocator;

  Weaver(Collection<Pointcut> pointcuts, SiteNumbers numbers) {
    this.pointcuts = pointcuts;
    this.numbers = numbers;
    this.byteBuddy =
        new ByteBuddy()
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
    ClassFileLocator locator =
        new ClassFileLocator.Compound(
            ClassFileLocator.Simple.of(name, classFile),
            ClassFileLocator.ForClassLoader.of(loader));
    TypePool pool = ClassFilePool.over(locator);
    TypeDescription type = pool.describe(name).resolve();
    AsmVisitorWrapper.ForDeclaredMethods advice = advice(type);
    return advice == null
        ? null
        : byteBuddy.decorate(type, locator).visit(advice).make(pool).getBytes();
  }

  private AsmVisitorWrapper.@Nullable ForDeclaredMethods advice(TypeDescription type) {
    AsmVisitorWrapper.ForDeclaredMethods all = null;
    BuddyType view = new BuddyType(type);
    for (MethodDescription.InDefinedShape method : type.getDeclaredMethods()) {
      List<Pointcut> matching = matching(view, method);
      if (!matching.isEmpty()) {
        all = all == null ? new AsmVisitorWrapper.ForDeclaredMethods() : all;
        for (Advice advice : advice(type, method, matching)) {
          all = all.invokable(ElementMatchers.is(method), advice);
        }
      }
    }
    return all;
  }

  private List<Pointcut> matching(BuddyType type, MethodDescription.InDefinedShape method) {
    List<Pointcut> matching = new ArrayList<>();
    // Bridges call the method that is meant; the rest has no body that an advice could go into.
    if (method.isAbstract()
        || method.isNative()
        || method.isSynthetic()
        || method.isTypeInitializer()) {
      return matching;
    }
    BuddyType.BuddyMethod view = new BuddyType.BuddyMethod(method);
    for (Pointcut pointcut : pointcuts) {
      if (pointcut.matches(type, view)) {
        matching.add(pointcut);
      }
    }
    return matching;
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
        advice.add(MeterAdvices.of(form, method, number, adviceLocator));
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
    Advice.WithCustomMapping binding = Advice.withCustomMapping().bind(SiteNumber.class, number);
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
}
