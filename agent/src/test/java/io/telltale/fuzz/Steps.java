// SPDX-License-Identifier: Apache-2.0

package io.telltale.fuzz;

import io.telltale.config.Privacy;
import io.telltale.event.SecurityEvent;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Counts what a package's code does: each jump is a step, and so is each character that a search of
 * a String passes. For one thread.
 */
public final class Steps {

  private static final String ME = Steps.class.getName().replace('.', '/');
  private static long count;

  private Steps() {}

  static void reset() {
    count = 0;
  }

  static long count() {
    return count;
  }

  /** Called by the code that is counted. */
  public static void step() {
    count++;
  }

  /** In place of a String's. */
  public static int indexOf(String text, String what, int from) {
    int found = text.indexOf(what, from);
    count += (found < 0 ? text.length() : found) - Math.min(from, text.length());
    return found;
  }

  /** In place of a String's. */
  public static int indexOf(String text, String what) {
    return indexOf(text, what, 0);
  }

  /** In place of a String's. */
  public static int lastIndexOf(String text, String what, int from) {
    int found = text.lastIndexOf(what, from);
    count += from - Math.max(0, found);
    return found;
  }

  /** In place of a String's. */
  public static boolean contains(CharSequence text, CharSequence what) {
    return indexOf(text.toString(), what.toString()) >= 0;
  }

  /** In place of a String's. */
  public static String substring(String text, int from, int to) {
    count += to - from;
    return text.substring(from, to);
  }

  /** {@code Redactor.redact} of classes that are counted. */
  static Method counted(String of) throws ReflectiveOperationException {
    return new Counting(of)
        .loadClass("io.telltale.redact.Redactor")
        .getMethod("redact", SecurityEvent.class);
  }

  static Object instance(Method of, Privacy privacy) throws ReflectiveOperationException {
    Constructor<?> constructor = of.getDeclaringClass().getConstructor(Privacy.class);
    return constructor.newInstance(privacy);
  }

  private static final class Counting extends ClassLoader {
    private final String of;

    Counting(String of) {
      super(Steps.class.getClassLoader());
      this.of = of;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith(of)) {
        return super.loadClass(name, resolve);
      }
      Class<?> known = findLoadedClass(name);
      return known == null ? define(name) : known;
    }

    private Class<?> define(String name) throws ClassNotFoundException {
      try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
        ClassReader reader = new ClassReader(in.readAllBytes());
        ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
        reader.accept(new Counted(writer), 0);
        byte[] bytes = writer.toByteArray();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }

  private static final class Counted extends ClassVisitor {

    Counted(ClassVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
      return new MethodVisitor(Opcodes.ASM9, next) {
        @Override
        public void visitJumpInsn(int opcode, Label label) {
          super.visitMethodInsn(Opcodes.INVOKESTATIC, ME, "step", "()V", false);
          super.visitJumpInsn(opcode, label);
        }

        @Override
        public void visitMethodInsn(
            int opcode, String owner, String name, String descriptor, boolean isInterface) {
          String stub = "(L" + owner + ";" + descriptor.substring(1);
          if (owner.equals("java/lang/String") && isStub(name, stub)) {
            super.visitMethodInsn(Opcodes.INVOKESTATIC, ME, name, stub(name, stub), false);
          } else {
            super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
          }
        }
      };
    }

    private static boolean isStub(String name, String descriptor) {
      for (Method method : Steps.class.getMethods()) {
        if (method.getName().equals(name) && descriptor(method).equals(stub(name, descriptor))) {
          return true;
        }
      }
      return false;
    }

    private static String stub(String name, String descriptor) {
      return name.equals("contains")
          ? "(Ljava/lang/CharSequence;Ljava/lang/CharSequence;)Z"
          : descriptor;
    }

    private static String descriptor(Method method) {
      return net.bytebuddy.jar.asm.Type.getMethodDescriptor(method);
    }
  }
}
