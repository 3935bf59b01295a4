// SPDX-License-Identifier: Apache-2.0

package io.telltale.value;

import org.jspecify.annotations.Nullable;

/** A constant: a String, Long, Boolean or null. */
final class Literal implements Expression {

  private final @Nullable Object value;

  Literal(@Nullable Object value) {
    this.value = value;
  }

  boolean isNull() {
    return value == null;
  }

  @Override
  public @Nullable Object read(Roots roots) {
    return value;
  }

  @Override
  public boolean reads(Root root) {
    return false;
  }

  @Override
  public boolean readsArgument(int index) {
    return false;
  }

  @Override
  public Expression with(Object literal) {
    return this;
  }
}
