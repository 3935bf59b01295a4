// SPDX-License-Identifier: Apache-2.0

package com.acme.oddities;

import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * A transformer of the application's: counts calls of {@link Counted#login}, and tells which
 * classes are transformed again.
 */
final class CallCounting implements ClassFileTransformer {

  private static final Map<String, AtomicInteger> CALLS = new ConcurrentHashMap<>();

  private final String name;

  CallCounting(String name) {
    this.name = name;
  }

  /** What is put into the method. */
  public static void called(String name) {
    CALLS.computeIfAbsent(name, any -> new AtomicInteger()).incrementAndGet();
  }

  static int calls(String name) {
    AtomicInteger calls = CALLS.get(name);
    return calls == null ? 0 : calls.get();
  }

  @Override
  public byte[] transform(
      ClassLoader loader,
      String internalName,
      Class<?> redefined,
      ProtectionDomain domain,
      byte[] classFile) {
    if (redefined != null) {
      System.out.println("retransformed " + internalName);
    }
    if (!"com/acme/oddities/Counted".equals(internalName)) {
      return null;
    }
    ClassReader reader = new ClassReader(classFile);
    ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
    reader.accept(new Counting(writer), 0);
    return writer.toByteArray();
  }

  private final class Counting extends ClassVisitor {
    Counting(ClassVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String method, String descriptor, String signature, String[] exceptions) {
      MethodVisitor next = super.visitMethod(access, method, descriptor, signature, exceptions);
      if (!method.equals("login")) {
        return next;
      }
      return new MethodVisitor(Opcodes.ASM9, next) {
        @Override
        public void visitCode() {
          super.visitCode();
          visitLdcInsn(name);
          visitMethodInsn(
              Opcodes.INVOKESTATIC,
              "com/acme/oddities/CallCounting",
              "called",
              "(Ljava/lang/String;)V",
              false);
        }
      };
    }
  }
}
