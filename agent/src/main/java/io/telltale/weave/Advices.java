// SPDX-License-Identifier: Apache-2.0

package io.telltale.weave;

import io.telltale.hook.TelltaleHook;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import org.jspecify.annotations.Nullable;

/**
 * What is copied into woven methods: JDK types and the hook only, no lambdas, no interface statics,
 * so that it is right in every class file from version 46 on. Invokedynamic would break those below
 * 51.
 *
 * <p>{@code suppress} stands on each, so that the application goes on even where a filtering loader
 * hides the hook. The variants differ in whether an array of the arguments is made.
 */
final class Advices {

  private Advices() {}

  static final class Enter {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable Object enter(@SiteNumber int site, @Advice.This(optional = true) Object self) {
      return TelltaleHook.enter(site, self, null);
    }
  }

  static final class EnterWithArguments {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    static @Nullable Object enter(
        @SiteNumber int site,
        @Advice.This(optional = true) Object self,
        @Advice.AllArguments Object[] arguments) {
      return TelltaleHook.enter(site, self, arguments);
    }
  }

  static final class Exit {
    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit(
        @SiteNumber int site,
        @Advice.Enter Object token,
        @Advice.This(optional = true) Object self,
        @Advice.Return(typing = Assigner.Typing.DYNAMIC) Object result,
        @Advice.Thrown Throwable thrown) {
      if (token != null) {
        TelltaleHook.exit(site, token, self, null, result, thrown);
      }
    }
  }

  /**
   * For constructors, all at the end: before the super constructor has run there is no object, and
   * no exception can be caught that comes from it.
   */
  static final class Constructed {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@SiteNumber int site, @Advice.This Object self) {
      Object token = TelltaleHook.enter(site, self, null);
      if (token != null) {
        TelltaleHook.exit(site, token, self, null, null, null);
      }
    }
  }

  static final class ConstructedWithArguments {
    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(
        @SiteNumber int site, @Advice.This Object self, @Advice.AllArguments Object[] arguments) {
      Object token = TelltaleHook.enter(site, self, arguments);
      if (token != null) {
        TelltaleHook.exit(site, token, self, arguments, null, null);
      }
    }
  }

  static final class ExitWithArguments {
    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    static void exit(
        @SiteNumber int site,
        @Advice.Enter Object token,
        @Advice.This(optional = true) Object self,
        @Advice.AllArguments Object[] arguments,
        @Advice.Return(typing = Assigner.Typing.DYNAMIC) Object result,
        @Advice.Thrown Throwable thrown) {
      // The array is made where it is read, so none is made for a call of no interest.
      if (token != null) {
        TelltaleHook.exit(site, token, self, arguments, result, thrown);
      }
    }
  }
}
