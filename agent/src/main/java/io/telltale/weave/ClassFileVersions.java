// SPDX-License-Identifier: Apache-2.0

package io.telltale.weave;

import net.bytebuddy.ClassFileVersion;
import net.bytebuddy.utility.AsmClassReader;
import net.bytebuddy.utility.AsmClassWriter;

/**
 * Which class files Byte Buddy can read; a JVM may be newer than it.
 *
 * <p>In such a JVM Byte Buddy would read every class file, old ones too, by a library over the
 * JDK's Class-File API that we do not bring. So it is told to stay with ASM everywhere.
 */
final class ClassFileVersions {

  static final AsmClassReader.Factory READER = AsmClassReader.Factory.Default.ASM_ONLY;
  static final AsmClassWriter.Factory WRITER = AsmClassWriter.Factory.Default.ASM_ONLY;

  private static final int MAJOR_AT = 6;

  private ClassFileVersions() {}

  static boolean knowsThisJvm() {
    return !ClassFileVersion.ofThisVm().isGreaterThan(ClassFileVersion.latest());
  }

  static boolean knows(byte[] classFile) {
    return major(classFile) <= ClassFileVersion.latest().getMajorVersion();
  }

  static int major(byte[] classFile) {
    return ((classFile[MAJOR_AT] & 0xff) << 8) | (classFile[MAJOR_AT + 1] & 0xff);
  }
}
