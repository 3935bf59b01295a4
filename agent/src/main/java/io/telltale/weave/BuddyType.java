// SPDX-License-Identifier: Apache-2.0

package io.telltale.weave;

import io.telltale.pointcut.MethodView;
import io.telltale.pointcut.TypeView;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.description.annotation.AnnotationDescription;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.method.ParameterDescription;
import net.bytebuddy.description.type.TypeDefinition;
import net.bytebuddy.description.type.TypeDescription;
import org.jspecify.annotations.Nullable;

/** A type as Byte Buddy's pool reads it from class files, without loading it. */
final class BuddyType implements TypeView {

  private final TypeDescription type;

  BuddyType(TypeDescription type) {
    this.type = type;
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
  public @Nullable TypeView superType() {
    if (type.represents(Object.class) || type.isPrimitive()) {
      return null;
    }
    try {
      TypeDefinition parent = type.getSuperClass();
      return parent == null ? null : new BuddyType(parent.asErasure());
    } catch (RuntimeException e) {
      return null; // a class that the application was built with, but runs without
    }
  }

  @Override
  public List<TypeView> interfaces() {
    List<TypeView> found = new ArrayList<>();
    if (type.isPrimitive()) {
      return found;
    }
    try {
      for (TypeDefinition implemented : type.getInterfaces()) {
        found.add(new BuddyType(implemented.asErasure()));
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
  public List<TypeView> annotations() {
    try {
      return types(type.getDeclaredAnnotations());
    } catch (RuntimeException e) {
      return new ArrayList<>(); // as above
    }
  }

  private static List<TypeView> types(List<AnnotationDescription> annotations) {
    List<TypeView> found = new ArrayList<>();
    for (AnnotationDescription annotation : annotations) {
      found.add(new BuddyType(annotation.getAnnotationType()));
    }
    return found;
  }

  @Override
  public List<MethodView> methods() {
    List<MethodView> found = new ArrayList<>();
    try {
      for (MethodDescription method : type.getDeclaredMethods()) {
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
      return new BuddyType(method.getReturnType().asErasure());
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
    public List<TypeView> annotations() {
      return types(method.getDeclaredAnnotations());
    }

    @Override
    public List<TypeView> parameterTypes() {
      List<TypeView> types = new ArrayList<>();
      for (ParameterDescription parameter : method.getParameters()) {
        types.add(new BuddyType(parameter.getType().asErasure()));
      }
      return types;
    }
  }
}
