// SPDX-License-Identifier: Apache-2.0

package io.telltale.value;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code principal.username ?? principal}: the first that yields something plain. Whoever writes
 * one does not know of which class an object is, so one that cannot be read is passed over.
 */
final class FirstOf implements Expression {

  private final List<Expression> alternatives;

  FirstOf(List<Expression> alternatives) {
    this.alternatives = alternatives;
  }

  @Override
  public @Nullable Object read(Roots roots) throws ReadException {
    ReadException failure = null;
    int failures = 0;
    for (Expression alternative : alternatives) {
      try {
        Object value = alternative.read(roots);
        if (Plain.of(value) != null) {
          return value;
        }
      } catch (ReadException e) {
        failure = e;
        failures++;
      }
    }
    if (failure != null && failures == alternatives.size()) {
      throw failure;
    }
    return null;
  }

  @Override
  public boolean reads(Root root) {
    for (Expression alternative : alternatives) {
      if (alternative.reads(root)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean readsArgument(int index) {
    for (Expression alternative : alternatives) {
      if (alternative.readsArgument(index)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public Expression with(Object literal) {
    List<Expression> filled = new ArrayList<>();
    for (Expression alternative : alternatives) {
      filled.add(alternative.with(literal));
    }
    return new FirstOf(filled);
  }
}
