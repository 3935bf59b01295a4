// SPDX-License-Identifier: Apache-2.0

package io.telltale.weave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.telltale.config.SyntaxException;
import io.telltale.pointcut.Pointcut;
import io.telltale.pointcut.PointcutExpression;
import io.telltale.pointcut.PointcutParser;
import io.telltale.pointcut.Prefilter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import net.bytebuddy.description.annotation.AnnotationDescription;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.pool.TypePool;
import org.aspectj.weaver.Shadow;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Patterns made from the methods of real jars select what AspectJ's own weaver selects.
 *
 * <p>{@code -Dtelltale.oracle.patterns=100000 -Dtelltale.oracle.seed=7} asks more, or something
 * else.
 */
class AspectJOracleTest {

  private static final int PATTERNS = Integer.getInteger("telltale.oracle.patterns", 2_000);
  private static final long SEED = Long.getLong("telltale.oracle.seed", 20_261_124L);
  private static final int CLASSES_OF_EACH_JAR = 150;
  private static final int SHOWN = 20;

  private static final ClassLoader LOADER = AspectJOracleTest.class.getClassLoader();
  private static final Random RANDOM = new Random(SEED);
  private static final AspectJ ASPECTJ = new AspectJ(LOADER);
  private static final List<Subject> SUBJECTS = new ArrayList<>();
  private static final Set<String> ANNOTATIONS = new HashSet<>();

  /** A method that can be woven, as both sides see it. */
  private record Subject(
      String className,
      BuddyType type,
      MethodDescription method,
      BuddyType.BuddyMethod view,
      Shadow joinPoint) {
    @Override
    public String toString() {
      return className + '.' + method.getInternalName() + method.getDescriptor();
    }
  }

  @BeforeAll
  static void readJars() {
    TypePool pool = ClassFilePool.over(ClassFileLocator.ForClassLoader.of(LOADER));
    for (String name : RealJars.sample(CLASSES_OF_EACH_JAR, RANDOM)) {
      Map<String, Shadow> joinPoints = ASPECTJ.joinPoints(name);
      if (!joinPoints.isEmpty()) {
        TypeDescription type = pool.describe(name).resolve();
        addAnnotations(type.getDeclaredAnnotations());
        for (MethodDescription.InDefinedShape method : type.getDeclaredMethods()) {
          Shadow joinPoint = joinPoints.get(method.getInternalName() + method.getDescriptor());
          if (joinPoint != null && canBeWoven(method)) {
            addAnnotations(method.getDeclaredAnnotations());
            SUBJECTS.add(
                new Subject(
                    name,
                    new BuddyType(type),
                    method,
                    new BuddyType.BuddyMethod(method),
                    joinPoint));
          }
        }
      }
    }
  }

  private static void addAnnotations(List<AnnotationDescription> annotations) {
    for (AnnotationDescription annotation : annotations) {
      if (ASPECTJ.knows(annotation.getAnnotationType().getName())) {
        ANNOTATIONS.add(RandomTypes.dotted(annotation.getAnnotationType()));
      }
    }
  }

  private static boolean canBeWoven(MethodDescription method) {
    return !method.isAbstract()
        && !method.isNative()
        && !method.isSynthetic()
        && !method.isTypeInitializer();
  }

  @Test
  void selectsWhatAspectJSelects() {
    assertThat(SUBJECTS).hasSizeGreaterThan(5_000);
    List<MethodDescription> methods = SUBJECTS.stream().map(Subject::method).toList();
    RandomPatterns patterns =
        new RandomPatterns(RANDOM, methods, ANNOTATIONS.stream().sorted().toList());
    List<String> disagreements = new ArrayList<>();
    int selecting = 0;
    for (int i = 0; i < PATTERNS && disagreements.size() < SHOWN; i++) {
      String text = patterns.next();
      PointcutExpression ours = parse(text);
      if (ours != null) {
        selecting += compare(text, ours, disagreements) ? 1 : 0;
      }
    }
    assertThat(String.join("\n", disagreements)).as("-Dtelltale.oracle.seed=%s", SEED).isEmpty();
    assertThat(selecting).as("patterns that select anything").isGreaterThan(PATTERNS / 3);
  }

  /** Null for what we refuse to weave, as it would be nearly everything. */
  private static PointcutExpression parse(String text) {
    try {
      return PointcutParser.parse(text);
    } catch (SyntaxException e) {
      assertThat(e).as(text).hasMessageContaining("nearly every method");
      return null;
    }
  }

  /**
   * Where a type variable stands, {@code !T} of AspectJ's holds if it holds of the variable or of
   * its erasure; of ours, which knows the erasure only, if it holds of that.
   */
  private static boolean hasTypeVariable(MethodDescription method) {
    return Stream.concat(
            Stream.of(method.getReturnType()), method.getParameters().asTypeList().stream())
        .anyMatch(AspectJOracleTest::isTypeVariable);
  }

  private static boolean isTypeVariable(TypeDescription.Generic type) {
    TypeDescription.Generic element = type;
    while (element.isArray()) {
      element = element.getComponentType();
    }
    return element.getSort().isTypeVariable();
  }

  /** Whether anything was selected. */
  private static boolean compare(String text, PointcutExpression ours, List<String> disagreements) {
    org.aspectj.weaver.patterns.Pointcut theirs = ASPECTJ.parse(text);
    Prefilter prefilter = new Prefilter(List.of(new Pointcut("random", List.of(ours))));
    Set<String> read = new HashSet<>();
    boolean selected = false;
    for (Subject subject : SUBJECTS) {
      if (text.contains("!") && hasTypeVariable(subject.method())) {
        continue;
      }
      boolean expected = AspectJ.matches(theirs, subject.joinPoint());
      boolean matches = ours.matches(subject.type(), subject.view());
      if (expected != matches) {
        disagreements.add(text + (expected ? "\n  AspectJ alone: " : "\n  we alone: ") + subject);
        return false;
      }
      if (matches && read.add(subject.className())) {
        if (!prefilter.wants(RealJars.classFile(subject.className()))) {
          fail("-Dtelltale.oracle.seed=%s: the prefilter hides %s from %s", SEED, subject, text);
        }
      }
      selected |= matches;
    }
    return selected;
  }
}
