// SPDX-License-Identifier: Apache-2.0

package io.telltale.capture;

import java.util.concurrent.Callable;

/**
 * What an application does, as the tests see it. Public, as the woven copy is of another loader.
 */
public interface Gate {

  Object outer(String user, Callable<?> body) throws Exception;

  Object inner(String user, Callable<?> body) throws Exception;

  Object innermost(String user, Callable<?> body) throws Exception;

  Object serve(Object request, Object response, Callable<?> body) throws Exception;

  /** Needs a stack of its own, then calls {@link #inner}. */
  Object deep(int depth, Callable<?> body) throws Exception;

  /** Copies of it are woven. */
  @SuppressWarnings("unused")
  class Woven implements Gate {
    public Woven() {}

    @Override
    public Object outer(String user, Callable<?> body) throws Exception {
      return body.call();
    }

    @Override
    public Object inner(String user, Callable<?> body) throws Exception {
      return body.call();
    }

    @Override
    public Object innermost(String user, Callable<?> body) throws Exception {
      return body.call();
    }

    @Override
    public Object serve(Object request, Object response, Callable<?> body) throws Exception {
      return body.call();
    }

    @Override
    public Object deep(int depth, Callable<?> body) throws Exception {
      return depth == 0 ? inner("deep", body) : deep(depth - 1, body);
    }
  }
}
