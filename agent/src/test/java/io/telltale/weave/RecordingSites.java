// SPDX-License-Identifier: Apache-2.0

package io.telltale.weave;

import io.telltale.config.SyntaxException;
import io.telltale.hook.TelltaleHook;
import io.telltale.pointcut.MethodPattern;
import io.telltale.pointcut.MethodPatternParser;
import io.telltale.pointcut.Pointcut;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Numbers methods and writes down every call that the hook hears of. */
final class RecordingSites implements SiteNumbers, Degradation {

  /** One call; arguments are null where the site asked for none. */
  record Call(Object self, Object[] entered, Object[] left, Object result, Throwable thrown) {}

  final List<String> methods = new ArrayList<>();
  final List<Call> calls = new ArrayList<>();

  /** Reasons, and what is missing. */
  final List<String> degradations = new ArrayList<>();

  boolean entryReads = true;
  boolean exitReads = true;
  private TelltaleHook[] table = new TelltaleHook[0];

  Transformer transformer(String... patterns) {
    return new Transformer(pointcuts(patterns), this, this);
  }

  static List<Pointcut> pointcuts(String... patterns) {
    List<Pointcut> pointcuts = new ArrayList<>();
    for (String pattern : patterns) {
      pointcuts.add(new Pointcut("p" + pointcuts.size(), List.of(parse(pattern))));
    }
    return pointcuts;
  }

  private static MethodPattern parse(String pattern) {
    try {
      return MethodPatternParser.parse(pattern);
    } catch (SyntaxException e) {
      throw new AssertionError(pattern, e);
    }
  }

  Call onlyCall() {
    if (calls.size() != 1) {
      throw new AssertionError("calls: " + calls);
    }
    return calls.get(0);
  }

  @Override
  public void degraded(String reason, String what, Throwable cause) {
    degradations.add(reason + ": " + what);
  }

  @Override
  public int number(String method, List<Pointcut> pointcuts) {
    methods.add(method);
    return place(new Hook());
  }

  @Override
  public int place(TelltaleHook hook) {
    table = Arrays.copyOf(table, table.length + 1);
    table[table.length - 1] = hook;
    TelltaleHook.install(table);
    return table.length - 1;
  }

  @Override
  public boolean readsArgumentsOnEntry(int number) {
    return entryReads;
  }

  @Override
  public boolean readsArgumentsOnExit(int number) {
    return exitReads;
  }

  private final class Hook extends TelltaleHook {
    @Override
    protected Object onEnter(Object self, Object[] arguments) {
      return new Object[] {arguments};
    }

    @Override
    protected void onExit(
        Object token, Object self, Object[] arguments, Object result, Throwable thrown) {
      calls.add(new Call(self, (Object[]) ((Object[]) token)[0], arguments, result, thrown));
    }
  }
}
