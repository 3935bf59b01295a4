// SPDX-License-Identifier: Apache-2.0

package com.acme.oddities;

import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Makes a class file of a given version, with one method for each thing that came or went. */
final class ClassFileMaker {

  static final int OLDEST = 46;
  static final int NEWEST_WITH_JSR = 50;
  static final int OLDEST_WITH_CLASS_CONSTANTS = 49;
  static final int OLDEST_WITH_FRAMES = 50;
  static final int OLDEST_WITH_DYNAMIC_CONSTANTS = 55;

  private static final String LOGIN = "(Ljava/lang/String;)Z";
  private static final String CONDY =
      "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/Class;)Ljava/lang/Object;";

  private final String name;
  private final ClassWriter writer;

  ClassFileMaker(int version, String name, boolean frames) {
    this.name = name;
    this.writer = new ClassWriter(frames ? ClassWriter.COMPUTE_FRAMES : ClassWriter.COMPUTE_MAXS);
    writer.visit(
        version, Opcodes.ACC_PUBLIC | Opcodes.ACC_SUPER, name, null, "java/lang/Object", null);
  }

  byte[] classFile() {
    writer.visitEnd();
    return writer.toByteArray();
  }

  /** A branch, two returns and a handler. */
  ClassFileMaker plain() {
    return named("login");
  }

  /** The same by another name. */
  ClassFileMaker named(String name) {
    MethodVisitor code = method(name);
    Label start = new Label();
    Label end = new Label();
    Label handler = new Label();
    Label no = new Label();
    code.visitTryCatchBlock(start, end, handler, "java/lang/RuntimeException");
    code.visitLabel(start);
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, "java/lang/String", "length", "()I", false);
    code.visitJumpInsn(Opcodes.IFEQ, no);
    code.visitInsn(Opcodes.ICONST_1);
    code.visitInsn(Opcodes.IRETURN);
    code.visitLabel(end);
    code.visitLabel(no);
    code.visitInsn(Opcodes.ICONST_0);
    code.visitInsn(Opcodes.IRETURN);
    code.visitLabel(handler);
    code.visitInsn(Opcodes.POP);
    code.visitInsn(Opcodes.ICONST_0);
    code.visitInsn(Opcodes.IRETURN);
    return end(code);
  }

  /** The first instruction is the target of a jump. */
  ClassFileMaker loopFromFirstInstruction() {
    writer.visitField(Opcodes.ACC_STATIC, "rounds", "I", null, null);
    MethodVisitor code = method("loginAfterLoop");
    Label first = new Label();
    code.visitLabel(first);
    code.visitFieldInsn(Opcodes.GETSTATIC, name, "rounds", "I");
    code.visitInsn(Opcodes.ICONST_1);
    code.visitInsn(Opcodes.IADD);
    code.visitInsn(Opcodes.DUP);
    code.visitFieldInsn(Opcodes.PUTSTATIC, name, "rounds", "I");
    code.visitInsn(Opcodes.ICONST_3);
    code.visitJumpInsn(Opcodes.IF_ICMPLT, first);
    code.visitInsn(Opcodes.ICONST_1);
    code.visitInsn(Opcodes.IRETURN);
    return end(code);
  }

  /** {@code finally} as compilers up to 1.4.2 made it. */
  ClassFileMaker subroutine() {
    MethodVisitor code = method("loginBySubroutine");
    Label subroutine = new Label();
    code.visitInsn(Opcodes.ICONST_0);
    code.visitVarInsn(Opcodes.ISTORE, 1);
    code.visitJumpInsn(Opcodes.JSR, subroutine);
    code.visitJumpInsn(Opcodes.JSR, subroutine);
    code.visitVarInsn(Opcodes.ILOAD, 1);
    code.visitInsn(Opcodes.ICONST_1);
    code.visitInsn(Opcodes.ISHR);
    code.visitInsn(Opcodes.IRETURN);
    code.visitLabel(subroutine);
    code.visitVarInsn(Opcodes.ASTORE, 2);
    code.visitIincInsn(1, 1);
    code.visitVarInsn(Opcodes.RET, 2);
    return end(code);
  }

  /** {@code ldc} of a class, new in 1.5. */
  ClassFileMaker classConstant() {
    MethodVisitor code = method("loginByClass");
    code.visitLdcInsn(Type.getObjectType("java/util/List"));
    code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, "java/lang/Class", "isInterface", "()Z", false);
    code.visitInsn(Opcodes.IRETURN);
    return end(code);
  }

  /** {@code ldc} of what a bootstrap method makes, new in 11. */
  ClassFileMaker dynamicConstant() {
    MethodVisitor code = method("loginByDynamicConstant");
    Handle bootstrap =
        new Handle(
            Opcodes.H_INVOKESTATIC,
            "java/lang/invoke/ConstantBootstraps",
            "getStaticFinal",
            CONDY,
            false);
    code.visitLdcInsn(new ConstantDynamic("TRUE", "Ljava/lang/Boolean;", bootstrap));
    code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, "java/lang/Boolean", "booleanValue", "()Z", false);
    code.visitInsn(Opcodes.IRETURN);
    return end(code);
  }

  /** A method of exactly so many bytes of code. */
  ClassFileMaker large(int bytes) {
    MethodVisitor code = method("loginLarge");
    for (int i = 0; i < bytes - 2; i++) {
      code.visitInsn(Opcodes.NOP);
    }
    code.visitInsn(Opcodes.ICONST_1);
    code.visitInsn(Opcodes.IRETURN);
    return end(code);
  }

  /** Returns an int from an empty stack, which no verifier lets through. */
  ClassFileMaker broken() {
    MethodVisitor code = writer.visitMethod(access(), "broken", "()I", null, null);
    code.visitCode();
    code.visitInsn(Opcodes.IRETURN);
    code.visitMaxs(1, 1);
    code.visitEnd();
    return this;
  }

  private MethodVisitor method(String method) {
    MethodVisitor code = writer.visitMethod(access(), method, LOGIN, null, null);
    code.visitCode();
    return code;
  }

  private static int access() {
    return Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC;
  }

  private ClassFileMaker end(MethodVisitor code) {
    code.visitMaxs(0, 0);
    code.visitEnd();
    return this;
  }
}
