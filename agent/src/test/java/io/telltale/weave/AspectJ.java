// SPDX-License-Identifier: Apache-2.0

package io.telltale.weave;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.aspectj.bridge.IMessage;
import org.aspectj.bridge.IMessageHandler;
import org.aspectj.weaver.Member;
import org.aspectj.weaver.ReferenceType;
import org.aspectj.weaver.ResolvedType;
import org.aspectj.weaver.Shadow;
import org.aspectj.weaver.UnresolvedType;
import org.aspectj.weaver.bcel.BcelObjectType;
import org.aspectj.weaver.bcel.BcelShadow;
import org.aspectj.weaver.bcel.BcelWorld;
import org.aspectj.weaver.bcel.LazyMethodGen;
import org.aspectj.weaver.patterns.FormalBinding;
import org.aspectj.weaver.patterns.PatternParser;
import org.aspectj.weaver.patterns.Pointcut;
import org.aspectj.weaver.patterns.SimpleScope;

/**
 * AspectJ's weaver, asked what it would weave: its load-time world over class files, and its own
 * join point shadows, as {@code BcelClassWeaver} makes them for each method.
 */
final class AspectJ {

  private final BcelWorld world;
  private final Map<String, Boolean> complete = new HashMap<>();

  AspectJ(ClassLoader loader) {
    world = new BcelWorld(loader, new Silent(), null);
    world.setBehaveInJava5Way(true);
    world.setTiming(false, false);
  }

  /** The join points of a class, by {@code name + descriptor}; none if a type is missing. */
  Map<String, Shadow> joinPoints(String className) {
    Map<String, Shadow> found = new HashMap<>();
    ResolvedType type = resolve(className);
    if (!isComplete(type) || !(((ReferenceType) type).getDelegate() instanceof BcelObjectType)) {
      return found;
    }
    BcelObjectType delegate = (BcelObjectType) ((ReferenceType) type).getDelegate();
    for (LazyMethodGen method : delegate.getLazyClassGen().getMethodGens()) {
      if (isSignatureComplete(method.getMemberView()) && canWalk(method.getMemberView())) {
        found.put(method.getName() + method.getSignature(), shadow(method));
      }
    }
    return found;
  }

  private Shadow shadow(LazyMethodGen method) {
    return method.getName().equals("<init>")
        ? new BcelShadow(
            world,
            Shadow.ConstructorExecution,
            world.makeJoinPointSignatureFromMethod(method, Member.CONSTRUCTOR),
            method,
            null)
        : BcelShadow.makeMethodExecution(world, method, true);
  }

  private boolean isSignatureComplete(Member member) {
    List<UnresolvedType> types = new ArrayList<>(List.of(member.getParameterTypes()));
    types.add(member.getReturnType());
    types.addAll(List.of(member.getExceptions(world)));
    for (UnresolvedType type : types) {
      if (!isComplete(world.resolve(type, true))) {
        return false;
      }
    }
    return true;
  }

  /** AspectJ fails where a type argument of a super type is missing. */
  private boolean canWalk(Member member) {
    try {
      for (Iterator<?> i = member.getJoinPointSignatures(world); i.hasNext(); ) {
        i.next();
      }
      return true;
    } catch (IllegalStateException | NullPointerException e) {
      return false;
    }
  }

  boolean knows(String className) {
    return isComplete(resolve(className));
  }

  private ResolvedType resolve(String className) {
    return world.resolve(UnresolvedType.forName(className), true);
  }

  /** Whether all super types are there. */
  private boolean isComplete(ResolvedType type) {
    Boolean known = complete.get(type.getSignature());
    if (known == null) {
      known = isComplete(type, new HashSet<>());
      complete.put(type.getSignature(), known);
    }
    return known;
  }

  private boolean isComplete(ResolvedType type, Set<String> seen) {
    if (type.isMissing()) {
      return false;
    }
    if (type.isArray()) {
      return isComplete(type.getResolvedComponentType());
    }
    if (!type.isPrimitiveType() && seen.add(type.getSignature())) {
      for (Iterator<ResolvedType> i = type.getDirectSupertypes(); i.hasNext(); ) {
        if (!isComplete(i.next(), seen)) {
          return false;
        }
      }
    }
    return true;
  }

  /** An expression, ready to be asked. */
  Pointcut parse(String expression) {
    try {
      Pointcut pointcut = new PatternParser(expression).parsePointcut();
      return pointcut.resolve(new SimpleScope(world, FormalBinding.NONE));
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(expression, e);
    }
  }

  static boolean matches(Pointcut pointcut, Shadow joinPoint) {
    return pointcut.match(joinPoint).alwaysTrue();
  }

  /** What AspectJ would warn of: patterns that match nothing, types that are not there. */
  private static final class Silent implements IMessageHandler {
    @Override
    public boolean handleMessage(IMessage message) {
      if (message.isError()) {
        throw new IllegalArgumentException(message.getMessage());
      }
      return true;
    }

    @Override
    public boolean isIgnoring(IMessage.Kind kind) {
      return !kind.equals(IMessage.ERROR);
    }

    @Override
    public void dontIgnore(IMessage.Kind kind) {}

    @Override
    public void ignore(IMessage.Kind kind) {}
  }
}
