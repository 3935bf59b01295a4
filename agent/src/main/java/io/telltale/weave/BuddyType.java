// SPDX-License-Identifier: Apache-2.0

package io.telltale.weave;

import io.telltale.pointcut.Ancestors;
import io.telltale.pointcut.AnnotationView;
import io.telltale.pointcut.MethodView;
import io.telltale.pointcut.TypeView;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import net.bytebuddy.description.annotation.AnnotationDescription;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.method.ParameterDescription;
import net.bytebuddy.description.type.TypeDefinition;
import net.bytebuddy.description.type.TypeDescription;
import org.jspecify.annotations.Nullable;

/**
 * A type as Byte Buddy's pool reads it from class files, without loading it. What is above it is
 * asked for by each pointcut and each method of a class, and so kept. For one thread.
 */
final class BuddyType implements TypeView {

  private static final TypeDescription OBJECT = TypeDescription.ForLoadedType.of(Object.class);

  private final TypeDescription type;

  /** The same, with its type arguments if it is a super type. */
  private final TypeDefinition definition;

  private @Nullable Collection<TypeView> ancestors;
  private @Nullable List<TypeView> interfaces;
  private @Nullable List<MethodView> methods;
  private @Nullable TypeView superType;

  BuddyType(TypeDefinition definition) {
    this.type = definition.asErasure();
    this.definition = definition;
  }

  @Override
  public String name() {
    TypeDescription element = type;
    StringBuilder brackets = new StringBuilder();
    while (element.isArray()) {
      element = element.getComponentType();
      brackets.append("[]");
    }
    return element.getName() + brackets;
  }

  @Override
  public boolean isNested() {
    return type.getName().indexOf('$') >= 0 && enclosingType() != null;
  }

  @Override
  public boolean isInterface() {
    try {
      return type.isInterface();
    } catch (RuntimeException e) {
      return false; // a class that the application was built with, but runs without
    }
  }

  @Override
  public boolean isMissing() {
    try {
      type.getModifiers();
      return false;
    } catch (RuntimeException e) {
      return true;
    }
  }

  @Override
  public boolean isAnonymous() {
    try {
      return type.getName().indexOf('$') >= 0 && type.isAnonymousType();
    } catch (RuntimeException e) {
      return false; // as above
    }
  }

  @Override
  public @Nullable TypeView componentType() {
    TypeDescription component = type.getComponentType();
    return component == null ? null : new BuddyType(component);
  }

  @Override
  public Collection<TypeView> ancestors() {
    if (ancestors == null) {
      ancestors = Ancestors.of(this);
    }
    return ancestors;
  }

  @Override
  public @Nullable TypeView superType() {
    if (superType == null) {
      superType = readSuperType();
    }
    return superType;
  }

  private @Nullable TypeView readSuperType() {
    if (type.represents(Object.class) || type.isPrimitive()) {
      return null;
    }
    try {
      if (type.isInterface()) {
        return new BuddyType(OBJECT);
      }
      TypeDefinition parent = definition.getSuperClass();
      return parent == null ? null : new BuddyType(parent);
    } catch (RuntimeException e) {
      return null; // as above
    }
  }

  @Override
  public List<TypeView> interfaces() {
    if (interfaces == null) {
      interfaces = readInterfaces();
    }
    return interfaces;
  }

  private List<TypeView> readInterfaces() {
    List<TypeView> found = new ArrayList<>();
    if (type.isPrimitive()) {
      return found;
    }
    try {
      for (TypeDefinition implemented : definition.getInterfaces()) {
        found.add(new BuddyType(implemented));
      }
    } catch (RuntimeException e) {
      return found; // as above
    }
    return found;
  }

  @Override
  public @Nullable TypeView enclosingType() {
    if (type.isPrimitive() || type.isArray()) {
      return null;
    }
    try {
      TypeDescription enclosing = type.getEnclosingType();
      return enclosing == null ? null : new BuddyType(enclosing);
    } catch (RuntimeException e) {
      return null; // as above
    }
  }

  @Override
  public List<AnnotationView> annotations() {
    try {
      return views(type.getDeclaredAnnotations());
    } catch (RuntimeException e) {
      return new ArrayList<>(); // as above
    }
  }

  private static List<AnnotationView> views(List<AnnotationDescription> annotations) {
    List<AnnotationView> found = new ArrayList<>();
    for (AnnotationDescription annotation : annotations) {
      found.add(new BuddyAnnotation(annotation));
    }
    return found;
  }

  @Override
  public List<MethodView> methods() {
    if (methods == null) {
      methods = readMethods();
    }
    return methods;
  }

  private List<MethodView> readMethods() {
    List<MethodView> found = new ArrayList<>();
    try {
      for (MethodDescription method : definition.getDeclaredMethods()) {
        found.add(new BuddyMethod(method));
      }
    } catch (RuntimeException e) {
      return found; // as above
    }
    return found;
  }

  /** A method likewise. */
  static final class BuddyMethod implements MethodView {

    private final MethodDescription method;
    private @Nullable List<TypeView> parameterTypes;

    BuddyMethod(MethodDescription method) {
      this.method = method;
    }

    @Override
    public String name() {
      return method.getInternalName();
    }

    @Override
    public int modifiers() {
      return method.getModifiers();
    }

    @Override
    public TypeView returnType() {
      try {
        return new BuddyType(method.getReturnType().asErasure());
      } catch (RuntimeException e) {
        return new BuddyType(method.asDefined().getReturnType().asErasure()); // see below
      }
    }

    @Override
    public List<TypeView> exceptionTypes() {
      List<TypeView> found = new ArrayList<>();
      for (TypeDefinition exception : method.getExceptionTypes()) {
        found.add(new BuddyType(exception.asErasure()));
      }
      return found;
    }

    @Override
    public MethodView erased() {
      return new BuddyMethod(method.asDefined());
    }

    @Override
    public List<AnnotationView> annotations() {
      return views(method.getDeclaredAnnotations());
    }

    @Override
    public List<TypeView> parameterTypes() {
      if (parameterTypes == null) {
        parameterTypes = readParameterTypes();
      }
      return parameterTypes;
    }

    private List<TypeView> readParameterTypes() {
      try {
        return erasures(method.getParameters());
      } catch (RuntimeException e) {
        // Type arguments cannot be put in where a class is missing. No signature needs it.
        return erasures(method.asDefined().getParameters());
      }
    }

    private static List<TypeView> erasures(List<? extends ParameterDescription> parameters) {
      List<TypeView> types = new ArrayList<>();
      for (ParameterDescription parameter : parameters) {
        types.add(new BuddyType(parameter.getType().asErasure()));
      }
      return types;
    }
  }
}
