// SPDX-License-Identifier: Apache-2.0

package io.telltale.value;

import org.jspecify.annotations.Nullable;

/** {@code first ?? second}: the second where the first yields nothing or cannot be read. */
final class OrElse implements Expression {

  private final Expression first;
  private final Expression second;

  OrElse(Expression first, Expression second) {
    this.first = first;
    this.second = second;
  }

  @Override
  public @Nullable Object read(Roots roots) throws ReadException {
    Object value = null;
    ReadException failed = null;
    try {
      value = first.read(roots);
    } catch (ReadException e) {
      failed = e;
    }
    Object other = value == null ? second.read(roots) : value;
    if (other == null && failed != null) {
      throw failed;
    }
    return other;
  }

  @Override
  public boolean reads(Root root) {
    return first.reads(root) || second.reads(root);
  }
}
