// SPDX-License-Identifier: Apache-2.0

package com.acme.oddities;

import java.lang.instrument.ClassDefinition;
import java.lang.instrument.Instrumentation;

/** The application redefines, retransforms and transforms a class that is woven. */
final class Redefining implements Scenario {

  private static final String BEFORE = "before Telltale's";
  private static final String AFTER = "after Telltale's";

  private int calls;

  @Override
  public void run() throws Exception {
    Instrumentation jvm = OwnAgent.instrumentation();
    byte[] original = OwnAgent.classFile(Counted.class);
    Counted counted = new Counted();
    call(counted, "as loaded");

    jvm.redefineClasses(new ClassDefinition(Counted.class, original));
    call(counted, "redefined");

    jvm.retransformClasses(Counted.class);
    jvm.retransformClasses(Counted.class);
    call(counted, "retransformed");

    CallCounting second = new CallCounting(AFTER);
    jvm.addTransformer(second, true);
    jvm.retransformClasses(Counted.class);
    int before = CallCounting.calls(AFTER);
    call(counted, "with one more transformer");
    Calls.require(CallCounting.calls(AFTER) == before + 1, "the own transformer has no effect");

    jvm.removeTransformer(second);
    jvm.retransformClasses(Counted.class);
    call(counted, "with one less");
    Calls.require(CallCounting.calls(AFTER) == before + 1, "the own transformer is still there");
    Calls.require(CallCounting.calls(BEFORE) == calls, "the earlier transformer has no effect");
  }

  private void call(Counted counted, String user) {
    calls++;
    Calls.require(counted.login(Calls.of(user)), "nobody let in");
  }
}
