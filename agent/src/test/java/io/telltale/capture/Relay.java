// SPDX-License-Identifier: Apache-2.0

package io.telltale.capture;

import java.util.concurrent.Callable;

/** Where an application's work changes threads, as the tests see it. */
public interface Relay {

  /** A pool is given a task; the body may refuse it. */
  Object hand(Object task, Callable<?> body) throws Exception;

  /** A task is made. */
  Object make(Object task) throws Exception;

  /** A task is run. */
  Object run(Object task, Callable<?> body) throws Exception;

  /** A task may be run again. */
  Object rerun(Object task, Callable<?> body) throws Exception;

  /** A connection is served. */
  Object nobodys(Callable<?> body) throws Exception;

  void before(Object task) throws Exception;

  void after(Object task, Callable<?> body) throws Exception;

  /** The request will be asynchronous. */
  Object suspend(Object context) throws Exception;

  void complete(Object context) throws Exception;

  /** Copies of it are woven. */
  @SuppressWarnings("unused")
  class Woven implements Relay {
    public Woven() {}

    @Override
    public Object hand(Object task, Callable<?> body) throws Exception {
      return body.call();
    }

    @Override
    public Object make(Object task) {
      return task;
    }

    @Override
    public Object run(Object task, Callable<?> body) throws Exception {
      return body.call();
    }

    @Override
    public Object rerun(Object task, Callable<?> body) throws Exception {
      return body.call();
    }

    @Override
    public Object nobodys(Callable<?> body) throws Exception {
      return body.call();
    }

    @Override
    public void before(Object task) throws Exception {}

    @Override
    public void after(Object task, Callable<?> body) throws Exception {
      body.call();
    }

    @Override
    public Object suspend(Object context) {
      return context;
    }

    @Override
    public void complete(Object context) {}
  }

  /** A pool of the application's own, whose methods call those that they override. */
  class Overriding extends Woven {
    public Overriding() {}

    @Override
    public void before(Object task) throws Exception {
      super.before(task);
    }

    @Override
    public void after(Object task, Callable<?> body) throws Exception {
      super.after(task, () -> null);
      body.call();
    }
  }
}
