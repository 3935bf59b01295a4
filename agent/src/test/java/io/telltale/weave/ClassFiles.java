// SPDX-License-Identifier: Apache-2.0

package io.telltale.weave;

import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** Class files as compilers of other times wrote them, or as no compiler would. */
final class ClassFiles {

  static final String OLD = "old.Login";

  private ClassFiles() {}

  /**
   * {@code class Login { static boolean check(String user, long id, double d) }}: whether the user
   * is given, with a branch, and with a subroutine where the version allows one.
   *
   * @param frames whether stack map frames are written
   */
  static byte[] login(int version, boolean subroutine, boolean frames) {
    ClassWriter writer =
        new ClassWriter(frames ? ClassWriter.COMPUTE_FRAMES : ClassWriter.COMPUTE_MAXS);
    writer.visit(
        version,
        Opcodes.ACC_PUBLIC | Opcodes.ACC_SUPER,
        "old/Login",
        null,
        "java/lang/Object",
        null);
    MethodVisitor check =
        writer.visitMethod(
            Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC,
            "check",
            "(Ljava/lang/String;JD)Z",
            null,
            null);
    check.visitCode();
    Label missing = new Label();
    check.visitVarInsn(Opcodes.ALOAD, 0);
    check.visitJumpInsn(Opcodes.IFNULL, missing);
    if (subroutine) {
      callSubroutine(check);
    }
    check.visitInsn(Opcodes.ICONST_1);
    check.visitInsn(Opcodes.IRETURN);
    check.visitLabel(missing);
    check.visitInsn(Opcodes.ICONST_0);
    check.visitInsn(Opcodes.IRETURN);
    check.visitMaxs(0, 0);
    check.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }

  /** As javac compiled {@code finally} until 1.4. */
  private static void callSubroutine(MethodVisitor to) {
    Label subroutine = new Label();
    Label behind = new Label();
    to.visitJumpInsn(Opcodes.JSR, subroutine);
    to.visitJumpInsn(Opcodes.GOTO, behind);
    to.visitLabel(subroutine);
    to.visitVarInsn(Opcodes.ASTORE, 5);
    to.visitVarInsn(Opcodes.RET, 5);
    to.visitLabel(behind);
  }

  /** {@code class name extends superName { boolean check(String s) { return true; } }}. */
  static byte[] child(String name, String superName, String implemented) {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    writer.visit(
        Opcodes.V1_8,
        Opcodes.ACC_PUBLIC | Opcodes.ACC_SUPER,
        name.replace('.', '/'),
        null,
        superName.replace('.', '/'),
        implemented == null ? null : new String[] {implemented.replace('.', '/')});
    MethodVisitor check =
        writer.visitMethod(Opcodes.ACC_PUBLIC, "check", "(Ljava/lang/String;)Z", null, null);
    check.visitCode();
    check.visitInsn(Opcodes.ICONST_1);
    check.visitInsn(Opcodes.IRETURN);
    check.visitMaxs(0, 0);
    check.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }
}
