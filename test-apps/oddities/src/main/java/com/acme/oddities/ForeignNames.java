// SPDX-License-Identifier: Apache-2.0

package com.acme.oddities;

import java.lang.reflect.Method;

/** Classes and methods as people name them who do not write English. */
final class ForeignNames implements Scenario {

  @Override
  public void run() throws Exception {
    Method german = method("T\u00fcrh\u00fcter", "pr\u00fcfe");
    call(german, "J\u00fcrgen Gro\u00df");
    call(german, "M\u00fcller");
    Method chinese = method("\u767b\u5f55", "\u9a8c\u8bc1\u7528\u6237");
    call(chinese, "\u738b\u5c0f\u660e");
    call(chinese, "Zo\u00eb \ud83d\ude00");
  }

  private static Method method(String type, String name) throws Exception {
    String internalName = "com/acme/oddities/made/" + type;
    byte[] classFile = new ClassFileMaker(52, internalName, true).named(name).classFile();
    return new MadeClasses().define(internalName, classFile).getMethod(name, String.class);
  }

  private static void call(Method method, String user) throws Exception {
    Calls.require(Boolean.TRUE.equals(method.invoke(null, user)), "nobody let in");
  }
}
