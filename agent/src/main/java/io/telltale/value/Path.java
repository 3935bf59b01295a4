// SPDX-License-Identifier: Apache-2.0

package io.telltale.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A root and the steps from there. A null on the way ends it with null, as a reader expects. */
final class Path implements Expression {

  private static final String HEADERS = "request.headers";

  private final String text;
  private final Root root;
  private final List<Step> steps;

  /** What a scope may define: {@code request} and, with a first step, {@code request.path}. */
  private final @Nullable String qualified;

  /** How the first step is asked of the headers that a scope may define. */
  private final @Nullable Step ofHeaders;

  Path(String text, Root root, List<Step> steps) {
    this.text = text;
    this.root = root;
    this.steps = steps;
    String first = steps.isEmpty() ? null : steps.get(0).name();
    Step head = steps.isEmpty() || root != Root.REQUEST ? null : steps.get(0);
    this.ofHeaders = head instanceof MemberStep ? ((MemberStep) head).ofHeaders() : null;
    this.qualified = root.isContext() && first != null ? root.word() + "." + first : null;
  }

  @Override
  public @Nullable Object read(Roots roots) throws ReadException {
    int next = 0;
    Object value;
    switch (root) {
      case ARGS:
        value = roots.arguments();
        break;
      case RETURN:
        value = roots.result();
        break;
      case THIS:
        value = roots.self();
        break;
      case THROWN:
        value = roots.thrown();
        break;
      case BEFORE:
        value = roots.before(String.valueOf(steps.get(0).name()));
        next = 1;
        break;
      case METHOD:
        value = roots.method();
        break;
      case THREAD:
        value = Thread.currentThread();
        break;
      default:
        Roots.Context context = roots.context();
        if (context == null) {
          return null;
        }
        if (ofHeaders != null && context.defines(HEADERS)) {
          Object headers = context.read(HEADERS, null);
          return headers == null ? null : walk(ofHeaders.apply(headers), 1);
        }
        boolean defined = qualified != null && context.defines(qualified);
        value =
            defined
                ? context.read(String.valueOf(qualified), steps.get(0).argument())
                : context.read(root.word(), null);
        next = defined ? 1 : 0;
    }
    return walk(value, next);
  }

  private @Nullable Object walk(@Nullable Object start, int first) throws ReadException {
    Object value = start;
    for (int i = first; i < steps.size() && value != null; i++) {
      Step step = steps.get(i);
      Object from = Optionals.owns(value, step.name()) ? value : Optionals.content(value);
      if (from != null && step instanceof EachStep) {
        int behind = i + 1;
        return EachStep.listing(
            ((EachStep) step).apply(from),
            new EachStep.Rest() {
              @Override
              public @Nullable Object of(Object element) throws ReadException {
                return walk(element, behind);
              }
            });
      }
      value = from == null || isGet(value, step) ? from : step.apply(from);
    }
    return Optionals.content(value);
  }

  /** {@code get()} of an optional, which has happened already. */
  private static boolean isGet(Object value, Step step) {
    return value instanceof Optional && "get".equals(step.name());
  }

  @Override
  public boolean reads(Root other) {
    return root == other;
  }

  @Override
  public boolean readsArgument(int index) {
    if (root != Root.ARGS) {
      return false;
    }
    Step first = steps.isEmpty() ? null : steps.get(0);
    if (first instanceof IndexStep) {
      return ((IndexStep) first).is(index);
    }
    return !(first instanceof MemberStep);
  }

  @Override
  public Expression with(Object literal) {
    List<Step> filled = new ArrayList<>();
    for (Step step : steps) {
      filled.add(step.with(literal));
    }
    return filled.equals(steps) ? this : new Path(text, root, filled);
  }

  @Override
  public String toString() {
    return text;
  }
}
