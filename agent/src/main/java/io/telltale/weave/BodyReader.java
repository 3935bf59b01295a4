// SPDX-License-Identifier: Apache-2.0

package io.telltale.weave;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/** Reads what methods do from their class file. */
public final class BodyReader {

  private BodyReader() {}

  /**
   * Reads a class.
   *
   * @throws RuntimeException if the file cannot be understood
   */
  public static ClassFacts read(byte[] classFile) {
    ClassReader reader = OpenedClassReader.of(classFile);
    List<String> superTypes = new ArrayList<>();
    if (reader.getSuperName() != null) {
      superTypes.add(dotted(reader.getSuperName()));
    }
    for (String implemented : reader.getInterfaces()) {
      superTypes.add(dotted(implemented));
    }
    Methods methods = new Methods();
    reader.accept(methods, ClassReader.SKIP_FRAMES);
    return new ClassFacts(dotted(reader.getClassName()), superTypes, methods.found);
  }

  private static String dotted(String internalName) {
    return internalName.replace('/', '.');
  }

  /** All methods of a class but those that a compiler made. */
  private static final class Methods extends ClassVisitor {
    private final List<MethodFacts> found = new ArrayList<>();

    Methods() {
      super(OpenedClassReader.ASM_API);
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      boolean lambda = name.startsWith("lambda$");
      if ((access & Opcodes.ACC_SYNTHETIC) != 0 && !lambda) {
        return null;
      }
      List<String> parameters = new ArrayList<>();
      for (Type parameter : Type.getArgumentTypes(descriptor)) {
        parameters.add(parameter.getClassName());
      }
      List<String> thrown = new ArrayList<>();
      if (exceptions != null) {
        for (String exception : exceptions) {
          thrown.add(dotted(exception));
        }
      }
      String returned = Type.getReturnType(descriptor).getClassName();
      MethodFacts method = new MethodFacts(access, name, descriptor, parameters, returned, thrown);
      found.add(method);
      return new Body(method);
    }
  }

  /** One method's body. */
  private static final class Body extends MethodVisitor {
    private final MethodFacts method;
    private final Set<Label> passed = new HashSet<>();

    Body(MethodFacts method) {
      super(OpenedClassReader.ASM_API);
      this.method = method;
    }

    private int parameters;

    /** Of the attribute MethodParameters. */
    @Override
    public void visitParameter(@Nullable String name, int access) {
      if (name != null && parameters < method.parameterNames.length) {
        method.parameterNames[parameters] = name;
      }
      parameters++;
    }

    @Override
    public void visitLocalVariable(
        String name,
        String descriptor,
        @Nullable String signature,
        Label start,
        Label end,
        int index) {
      int slot = (method.modifiers() & Opcodes.ACC_STATIC) == 0 ? 1 : 0;
      Type[] types = Type.getArgumentTypes(method.descriptor());
      for (int i = 0; i < types.length; i++) {
        if (slot == index && types[i].getDescriptor().equals(descriptor)) {
          method.parameterNames[i] = name;
        }
        slot += types[i].getSize();
      }
    }

    @Override
    public void visitLabel(Label label) {
      passed.add(label);
    }

    @Override
    public void visitJumpInsn(int opcode, Label label) {
      method.instructions++;
      method.loops |= passed.contains(label);
    }

    @Override
    public void visitInsn(int opcode) {
      method.instructions++;
    }

    @Override
    public void visitVarInsn(int opcode, int variable) {
      method.instructions++;
    }

    @Override
    public void visitIntInsn(int opcode, int operand) {
      method.instructions++;
      method.numbers.add(operand);
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
      method.instructions++;
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean ofInterface) {
      method.instructions++;
      call(owner, name, descriptor);
    }

    @Override
    public void visitLdcInsn(Object value) {
      method.instructions++;
      text(value);
    }

    @Override
    public void visitInvokeDynamicInsn(
        String name, String descriptor, Handle bootstrap, Object... arguments) {
      method.instructions++;
      for (Object argument : arguments) {
        text(argument);
        if (argument instanceof Handle) {
          Handle called = (Handle) argument;
          call(called.getOwner(), called.getName(), called.getDesc());
        }
      }
    }

    private void call(String owner, String name, String descriptor) {
      boolean array = owner.startsWith("[");
      if (!array) {
        method.calls.add(new MethodFacts.Call(dotted(owner), name, descriptor));
      }
    }

    private void text(Object value) {
      if (value instanceof String) {
        method.texts.add((String) value);
      }
    }
  }
}
