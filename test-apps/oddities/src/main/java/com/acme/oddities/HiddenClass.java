// SPDX-License-Identifier: Apache-2.0

package com.acme.oddities;

import java.lang.invoke.MethodHandles;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** A hidden subclass (15 and up), which no agent is shown, of a bean that is woven. */
final class HiddenClass implements Scenario {

  private static final String BEAN = "com/acme/oddities/Bean";

  @Override
  public void run() throws Exception {
    Class<?> option = Class.forName("java.lang.invoke.MethodHandles$Lookup$ClassOption");
    Method define =
        MethodHandles.Lookup.class.getMethod(
            "defineHiddenClass",
            byte[].class,
            boolean.class,
            Array.newInstance(option, 0).getClass());
    MethodHandles.Lookup hidden =
        (MethodHandles.Lookup)
            define.invoke(MethodHandles.lookup(), classFile(), true, Array.newInstance(option, 0));
    Door door = (Door) hidden.lookupClass().getConstructor().newInstance();
    Calls.require(door.login(Calls.of("hidden class")), "nobody let in");
  }

  private static byte[] classFile() {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    writer.visit(
        Opcodes.V11, Opcodes.ACC_PUBLIC, "com/acme/oddities/Hidden", null, BEAN, new String[0]);
    callUp(writer, "<init>", "()V", Opcodes.RETURN);
    callUp(writer, "login", "(Ljava/lang/String;)Z", Opcodes.IRETURN);
    writer.visitEnd();
    return writer.toByteArray();
  }

  private static void callUp(ClassWriter writer, String name, String descriptor, int end) {
    MethodVisitor code = writer.visitMethod(Opcodes.ACC_PUBLIC, name, descriptor, null, null);
    code.visitCode();
    code.visitVarInsn(Opcodes.ALOAD, 0);
    if (end == Opcodes.IRETURN) {
      code.visitVarInsn(Opcodes.ALOAD, 1);
    }
    code.visitMethodInsn(Opcodes.INVOKESPECIAL, BEAN, name, descriptor, false);
    code.visitInsn(end);
    code.visitMaxs(0, 0);
    code.visitEnd();
  }
}
