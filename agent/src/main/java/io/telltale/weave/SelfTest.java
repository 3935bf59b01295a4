// SPDX-License-Identifier: Apache-2.0

package io.telltale.weave;

import io.telltale.config.SyntaxException;
import io.telltale.hook.TelltaleHook;
import io.telltale.pointcut.MethodPatternParser;
import io.telltale.pointcut.Pointcut;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.Collections;
import java.util.List;
import net.bytebuddy.dynamic.ClassFileLocator;
import org.jspecify.annotations.Nullable;

/**
 * Weaves and calls a method of our own, in the background. It warms Byte Buddy up, and it shows
 * that woven code reaches us: an agent that is silently blind is worse than none
 * (AikidoSec/firewall-java#276).
 */
final class SelfTest implements Runnable {

  private static final String REMEDY =
      "Start with Telltale as the only agent to see whether another one is in the way, and without"
          + " -Xverify or -XX options that change how classes are loaded";

  private final SiteNumbers numbers;
  private final Degradation degradation;

  SelfTest(SiteNumbers numbers, Degradation degradation) {
    this.numbers = numbers;
    this.degradation = degradation;
  }

  static void start(SiteNumbers numbers, Degradation degradation) {
    Thread thread = new Thread(new SelfTest(numbers, degradation), "telltale-self-test");
    thread.setDaemon(true);
    thread.setContextClassLoader(null);
    thread.start();
  }

  @Override
  public void run() {
    if (!ClassFileVersions.knowsThisJvm()) {
      degradation.degraded(
          "java_too_new",
          "this is Java "
              + System.getProperty("java.version")
              + ", newer than Byte Buddy in this telltale.jar knows: the JDK's own classes, and"
              + " those compiled for it, are not woven. Use a newer telltale.jar",
          null);
    }
    try {
      Probe probe = new Probe();
      Method woven = weave(numbers.place(probe));
      woven.setAccessible(true);
      woven.invoke(null, "telltale");
      if (!probe.entered || !probe.left) {
        failed("the woven method was called, but not seen");
      }
    } catch (Throwable t) {
      failed(t.toString());
    }
  }

  private void failed(String why) {
    degradation.degraded(
        "self_test_failed",
        "self-test failed, events may be missing (" + why + "). " + REMEDY,
        null);
  }

  private static Method weave(int number) throws Exception {
    ClassLoader ours = SelfTest.class.getClassLoader();
    String name = Sample.class.getName();
    byte[] classFile = ClassFileLocator.ForClassLoader.of(ours).locate(name).resolve();
    byte[] woven =
        new Weaver(Collections.singleton(pointcut(name)), new OneSite(number))
            .weave(ours, name, classFile);
    if (woven == null) {
      throw new IllegalStateException("nothing was woven");
    }
    return new Loader(ours, name, woven).loadClass(name).getDeclaredMethod("sample", String.class);
  }

  private static Pointcut pointcut(String name) throws SyntaxException {
    return new Pointcut(
        "self-test",
        Collections.singletonList(MethodPatternParser.parse("* " + name + ".sample(..)")));
  }

  /** Its woven twin is called, never this one. */
  static final class Sample {
    private Sample() {}

    static boolean sample(String argument) throws IOException {
      return argument.isEmpty();
    }
  }

  /** Sees the call. */
  private static final class Probe extends TelltaleHook {
    private boolean entered;
    private boolean left;

    @Override
    protected Object onEnter(@Nullable Object self, @Nullable Object[] arguments) {
      entered = arguments != null && "telltale".equals(arguments[0]);
      return this;
    }

    @Override
    protected void onExit(
        Object token,
        @Nullable Object self,
        @Nullable Object[] arguments,
        @Nullable Object result,
        @Nullable Throwable thrown) {
      left = token == this && Boolean.FALSE.equals(result) && thrown == null;
    }
  }

  /** Defines the woven twin beside the original. */
  static final class Loader extends ClassLoader {
    private final String name;
    private final byte[] woven;

    Loader(@Nullable ClassLoader parent, String name, byte[] woven) {
      super(parent);
      this.name = name;
      this.woven = woven;
    }

    @Override
    protected Class<?> loadClass(String wanted, boolean resolve) throws ClassNotFoundException {
      return wanted.equals(name)
          ? defineClass(name, woven, 0, woven.length)
          : super.loadClass(wanted, resolve);
    }
  }

  private static final class OneSite implements SiteNumbers {
    private final int number;

    OneSite(int number) {
      this.number = number;
    }

    @Override
    public int number(String method, List<Pointcut> pointcuts) {
      return number;
    }

    @Override
    public int place(TelltaleHook hook) {
      return number;
    }

    @Override
    public boolean readsArgumentsOnEntry(int site) {
      return true;
    }

    @Override
    public boolean readsArgumentsOnExit(int site) {
      return true;
    }
  }
}
