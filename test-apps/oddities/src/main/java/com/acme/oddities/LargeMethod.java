// SPDX-License-Identifier: Apache-2.0

package com.acme.oddities;

/** A method that fills all that a method may have, so that nothing can be woven into it. */
final class LargeMethod implements Scenario {

  private static final int MOST_BYTES = 65_535;

  @Override
  public void run() throws Exception {
    String name = "com/acme/oddities/made/Large";
    byte[] classFile = new ClassFileMaker(52, name, true).large(MOST_BYTES).classFile();
    Class<?> made = new MadeClasses().define(name, classFile);
    Object in = made.getMethod("loginLarge", String.class).invoke(null, "large");
    Calls.require(Boolean.TRUE.equals(in), "nobody let in");
  }
}
