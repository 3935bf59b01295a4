// SPDX-License-Identifier: Apache-2.0

package io.telltale.value;

import org.jspecify.annotations.Nullable;

/** What the paths of a rule can begin with, during one call of a woven method. */
public interface Roots {

  /** The arguments; empty where no path was known to read them. */
  @Nullable Object[] arguments();

  @Nullable Object result();

  @Nullable Object self();

  @Nullable Throwable thrown();

  /** The method that was called, with its class: {@code com.acme.Users.purge}; null on entry. */
  @Nullable String method();

  /** A value that was read on entry. */
  @Nullable Object before(String name);

  /** The scope under way; null outside of any. */
  @Nullable Context context();

  /** What is known of a scope, by the names that its {@code context} gives. */
  interface Context {

    /** Whether the scope says how to read {@code request.path}, for example. */
    boolean defines(String name);

    /**
     * Reads what {@link #defines} named.
     *
     * @param argument of a name that is called with one, as {@code request.header("Host")}
     * @return null if it yields nothing
     */
    @Nullable Object read(String name, @Nullable Object argument);
  }
}
