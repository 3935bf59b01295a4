// SPDX-License-Identifier: Apache-2.0

package io.telltale.capture;

import io.telltale.value.Roots;
import java.util.Collections;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One call of a woven method, as paths see it. Lives no longer than the call. */
final class Call implements Roots {

  private static final Object[] NONE = new Object[0];

  private final @Nullable Site site;
  private final @Nullable Object self;
  private final @Nullable Object[] arguments;
  private final @Nullable Object result;
  private final @Nullable Throwable thrown;
  private final Map<String, Object> before;
  private final @Nullable Context context;

  Call(
      @Nullable Site site,
      @Nullable Object self,
      @Nullable Object @Nullable [] arguments,
      @Nullable Object result,
      @Nullable Throwable thrown,
      Map<String, Object> before,
      @Nullable Context context) {
    this.site = site;
    this.self = self;
    this.arguments = arguments == null ? NONE : arguments;
    this.result = result;
    this.thrown = thrown;
    this.before = before;
    this.context = context;
  }

  /** A call that has begun. */
  static Call of(
      @Nullable Object self, @Nullable Object @Nullable [] arguments, @Nullable Context context) {
    return new Call(
        null, self, arguments, null, null, Collections.<String, Object>emptyMap(), context);
  }

  @Override
  public @Nullable Object[] arguments() {
    return arguments;
  }

  @Override
  public @Nullable Object result() {
    return result;
  }

  @Override
  public @Nullable Object self() {
    return self;
  }

  @Override
  public @Nullable Throwable thrown() {
    return thrown;
  }

  @Override
  public @Nullable String method() {
    return site == null ? null : site.method();
  }

  @Override
  public @Nullable Object before(String name) {
    return before.get(name);
  }

  @Override
  public @Nullable Context context() {
    return context;
  }
}
