// SPDX-License-Identifier: Apache-2.0

package io.telltale.weave;

import io.telltale.config.SyntaxException;
import io.telltale.diagnostics.Diagnostics;
import io.telltale.pointcut.MethodPatternParser;
import io.telltale.pointcut.Pointcut;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import net.bytebuddy.dynamic.ClassFileLocator;

/**
 * Weaves a class of our own once, in the background. A wanted class that comes earlier is woven all
 * the same.
 */
final class WarmUp implements Runnable {

  private final Diagnostics diagnostics;

  private WarmUp(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  static void start(Diagnostics diagnostics) {
    Thread thread = new Thread(new WarmUp(diagnostics), "telltale-warm-up");
    thread.setDaemon(true);
    thread.setContextClassLoader(null);
    thread.start();
  }

  @Override
  public void run() {
    try {
      ClassLoader loader = WarmUp.class.getClassLoader();
      String name = Sample.class.getName();
      byte[] classFile = ClassFileLocator.ForClassLoader.of(loader).locate(name).resolve();
      new Weaver(Collections.singleton(pointcut(name)), new NoSites())
          .weave(loader, name, classFile);
    } catch (Throwable t) {
      diagnostics.count("warming up", t);
    }
  }

  private static Pointcut pointcut(String name) throws SyntaxException {
    return new Pointcut(
        "warm-up",
        Collections.singletonList(MethodPatternParser.parse("* " + name + ".sample(..)")));
  }

  /** Never woven for real. */
  static final class Sample {
    static boolean sample(String argument) throws IOException {
      return argument.isEmpty();
    }
  }

  private static final class NoSites implements SiteNumbers {
    @Override
    public int number(String method, List<Pointcut> pointcuts) {
      return Integer.MAX_VALUE;
    }

    @Override
    public boolean readsArgumentsOnEntry(int number) {
      return true;
    }

    @Override
    public boolean readsArgumentsOnExit(int number) {
      return true;
    }
  }
}
