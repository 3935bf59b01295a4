// SPDX-License-Identifier: Apache-2.0

package com.acme.oddities;

import java.lang.reflect.Method;

/** Loads and calls classes of every version that this JVM knows. */
final class ClassFileVersions implements Scenario {

  @Override
  public void run() throws Exception {
    MadeClasses loader = new MadeClasses();
    requireVerification(loader);
    String newest = System.getProperty("java.class.version");
    for (int version = ClassFileMaker.OLDEST; version <= Double.parseDouble(newest); version++) {
      if (version >= ClassFileMaker.OLDEST_WITH_FRAMES) {
        callAll(loader, version, "com/acme/oddities/made/WithFrames" + version, true);
      }
      if (version <= ClassFileMaker.OLDEST_WITH_FRAMES) {
        callAll(loader, version, "com/acme/oddities/made/WithoutFrames" + version, false);
      }
    }
  }

  private static void callAll(MadeClasses loader, int version, String name, boolean frames)
      throws Exception {
    ClassFileMaker maker = new ClassFileMaker(version, name, frames);
    maker.plain().loopFromFirstInstruction();
    if (version <= ClassFileMaker.NEWEST_WITH_JSR && !frames) {
      maker.subroutine();
    }
    if (version >= ClassFileMaker.OLDEST_WITH_CLASS_CONSTANTS) {
      maker.classConstant();
    }
    if (version >= ClassFileMaker.OLDEST_WITH_DYNAMIC_CONSTANTS) {
      maker.dynamicConstant();
    }
    Class<?> made = loader.define(name, maker.classFile());
    for (Method method : made.getDeclaredMethods()) {
      String user = Calls.of(made.getSimpleName() + "." + method.getName());
      Calls.require(Boolean.TRUE.equals(method.invoke(null, user)), user);
    }
  }

  private static void requireVerification(MadeClasses loader) throws Exception {
    String name = "com/acme/oddities/made/Broken";
    byte[] classFile =
        new ClassFileMaker(ClassFileMaker.OLDEST, name, false).plain().broken().classFile();
    try {
      loader.define(name, classFile).getMethod("broken").invoke(null);
    } catch (VerifyError expected) {
      return;
    }
    throw new AssertionError("this JVM does not verify");
  }
}
