// SPDX-License-Identifier: Apache-2.0

package io.telltale.value;

import org.jspecify.annotations.Nullable;

/** {@code args[1] as hash}. */
final class Typed implements Expression {

  private final Expression value;
  private final ValueType type;

  Typed(Expression value, ValueType type) {
    this.value = value;
    this.type = type;
  }

  @Override
  public @Nullable Object read(Roots roots) throws ReadException {
    Object plain = Plain.of(value.read(roots));
    return plain == null ? null : type.of(plain);
  }

  @Override
  public boolean reads(Root root) {
    return value.reads(root);
  }

  @Override
  public boolean readsArgument(int index) {
    return value.readsArgument(index);
  }

  @Override
  public boolean isTyped() {
    return type != ValueType.TEXT;
  }

  @Override
  public boolean isHash() {
    return type == ValueType.HASH;
  }

  @Override
  public Expression with(Object literal) {
    return new Typed(value.with(literal), type);
  }
}
