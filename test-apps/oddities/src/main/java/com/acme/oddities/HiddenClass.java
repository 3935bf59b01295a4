// SPDX-License-Identifier: Apache-2.0

package com.acme.oddities;

import java.lang.invoke.MethodHandles;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Hidden classes (15 and up), which no agent is shown: a subclass of a bean that is woven, and one
 * that has a body of its own, of which no event is due.
 */
final class HiddenClass implements Scenario {

  private static final String BEAN = "com/acme/oddities/Bean";

  @Override
  public void run() throws Exception {
    Calls.require(hidden(subclass()).login(Calls.of("hidden class")), "nobody let in");
    Calls.require(hidden(withBody()).login("hidden body"), "nobody let in");
  }

  private static Door hidden(byte[] classFile) throws Exception {
    Class<?> option = Class.forName("java.lang.invoke.MethodHandles$Lookup$ClassOption");
    Method define =
        MethodHandles.Lookup.class.getMethod(
            "defineHiddenClass",
            byte[].class,
            boolean.class,
            Array.newInstance(option, 0).getClass());
    MethodHandles.Lookup hidden =
        (MethodHandles.Lookup)
            define.invoke(MethodHandles.lookup(), classFile, true, Array.newInstance(option, 0));
    return (Door) hidden.lookupClass().getConstructor().newInstance();
  }

  private static byte[] withBody() {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    String[] door = {"com/acme/oddities/Door"};
    writer.visit(
        Opcodes.V11,
        Opcodes.ACC_PUBLIC,
        "com/acme/oddities/HiddenDoor",
        null,
        "java/lang/Object",
        door);
    callUp(writer, "java/lang/Object", "<init>", "()V", Opcodes.RETURN);
    MethodVisitor code =
        writer.visitMethod(Opcodes.ACC_PUBLIC, "login", "(Ljava/lang/String;)Z", null, null);
    code.visitCode();
    code.visitInsn(Opcodes.ICONST_1);
    code.visitInsn(Opcodes.IRETURN);
    code.visitMaxs(0, 0);
    code.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }

  private static byte[] subclass() {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    writer.visit(
        Opcodes.V11, Opcodes.ACC_PUBLIC, "com/acme/oddities/Hidden", null, BEAN, new String[0]);
    callUp(writer, BEAN, "<init>", "()V", Opcodes.RETURN);
    callUp(writer, BEAN, "login", "(Ljava/lang/String;)Z", Opcodes.IRETURN);
    writer.visitEnd();
    return writer.toByteArray();
  }

  private static void callUp(
      ClassWriter writer, String parent, String name, String descriptor, int end) {
    MethodVisitor code = writer.visitMethod(Opcodes.ACC_PUBLIC, name, descriptor, null, null);
    code.visitCode();
    code.visitVarInsn(Opcodes.ALOAD, 0);
    if (end == Opcodes.IRETURN) {
      code.visitVarInsn(Opcodes.ALOAD, 1);
    }
    code.visitMethodInsn(Opcodes.INVOKESPECIAL, parent, name, descriptor, false);
    code.visitInsn(end);
    code.visitMaxs(0, 0);
    code.visitEnd();
  }
}
