// SPDX-License-Identifier: Apache-2.0

package io.telltale.pointcut;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A type of which nothing has been read but its name. */
final class NamedType implements TypeView {

  private final String name;

  NamedType(String name) {
    this.name = name;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean isNested() {
    return name.indexOf('$') >= 0;
  }

  @Override
  public boolean isInterface() {
    return false;
  }

  @Override
  public boolean isMissing() {
    return true;
  }

  @Override
  public boolean isAnonymous() {
    return false;
  }

  @Override
  public @Nullable TypeView componentType() {
    return null;
  }

  @Override
  public @Nullable TypeView superType() {
    return null;
  }

  @Override
  public Collection<TypeView> ancestors() {
    return Collections.emptyList();
  }

  @Override
  public List<TypeView> interfaces() {
    return Collections.emptyList();
  }

  @Override
  public @Nullable TypeView enclosingType() {
    return null;
  }

  @Override
  public List<MethodView> methods() {
    return Collections.emptyList();
  }

  @Override
  public List<AnnotationView> annotations() {
    return Collections.emptyList();
  }
}
