// SPDX-License-Identifier: Apache-2.0

package io.telltale.weave;

import io.telltale.hook.TelltaleHook;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.method.ParameterDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import org.jspecify.annotations.Nullable;

/**
 * What is copied into methods that count; as {@link Advices}, but only numbers are passed. Whoever
 * threw has not done it.
 */
final class MeterAdvices {

  private MeterAdvices() {}

  /** Whether a method's types allow for the form. */
  static boolean fits(MeterForm form, MethodDescription method) {
    TypeDescription returned = method.getReturnType().asErasure();
    switch (form.kind) {
      case ONE:
        return !method.isConstructor();
      case IF_TRUE:
        return returned.represents(boolean.class);
      case RETURNED:
        return isNumber(returned);
      case ARGUMENT:
        return form.argument < method.getParameters().size()
            && isNumber(parameter(form, method).getType().asErasure());
      default:
        return form.argument < method.getParameters().size()
            && parameter(form, method).getType().asErasure().represents(byte[].class);
    }
  }

  private static boolean isNumber(TypeDescription type) {
    return type.represents(int.class) || type.represents(long.class);
  }

  private static ParameterDescription parameter(MeterForm form, MethodDescription method) {
    return method.getParameters().get(form.argument);
  }

  static Advice of(
      MeterForm form,
      MethodDescription method,
      Advice.WithCustomMapping site,
      ClassFileLocator adviceLocator) {
    boolean readsArgument =
        form.kind == MeterForm.Kind.ARGUMENT || form.kind == MeterForm.Kind.LENGTH;
    Advice.WithCustomMapping binding =
        readsArgument ? site.bind(Amount.class, parameter(form, method)) : site;
    return binding.to(Enter.class, exit(form.kind), adviceLocator);
  }

  private static Class<?> exit(MeterForm.Kind kind) {
    switch (kind) {
      case ONE:
        return One.class;
      case IF_TRUE:
        return IfTrue.class;
      case RETURNED:
        return Returned.class;
      case ARGUMENT:
        return OfArgument.class;
      default:
        return OfLength.class;
    }
  }

  static final class Enter {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable TelltaleHook enter(@SiteNumber int site) {
      return TelltaleHook.counting(site);
    }
  }

  static final class One {
    @Advice.OnMethodExit(
        suppress = Throwable.class,
        onThrowable = Throwable.class,
        backupArguments = false)
    static void exit(@Advice.Enter TelltaleHook counter, @Advice.Thrown Throwable thrown) {
      if (counter != null) {
        TelltaleHook.counted(counter, thrown == null ? 1 : 0);
      }
    }
  }

  static final class IfTrue {
    @Advice.OnMethodExit(
        suppress = Throwable.class,
        onThrowable = Throwable.class,
        backupArguments = false)
    static void exit(@Advice.Enter TelltaleHook counter, @Advice.Return boolean result) {
      if (counter != null) {
        TelltaleHook.counted(counter, result ? 1 : 0);
      }
    }
  }

  static final class Returned {
    @Advice.OnMethodExit(
        suppress = Throwable.class,
        onThrowable = Throwable.class,
        backupArguments = false)
    static void exit(@Advice.Enter TelltaleHook counter, @Advice.Return long result) {
      if (counter != null) {
        TelltaleHook.counted(counter, result);
      }
    }
  }

  static final class OfArgument {
    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit(
        @Advice.Enter TelltaleHook counter, @Amount long amount, @Advice.Thrown Throwable thrown) {
      if (counter != null) {
        TelltaleHook.counted(counter, thrown == null ? amount : 0);
      }
    }
  }

  static final class OfLength {
    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit(
        @Advice.Enter TelltaleHook counter,
        @Amount byte[] amount,
        @Advice.Thrown Throwable thrown) {
      if (counter != null) {
        TelltaleHook.counted(counter, thrown == null && amount != null ? amount.length : 0);
      }
    }
  }
}
