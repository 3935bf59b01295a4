// SPDX-License-Identifier: Apache-2.0

package io.telltale.hook;

/**
 * The one class that woven code sees. The build moves it to {@code java.lang}, which every class
 * loader must let through, OSGi's and JBoss Modules' too, so nothing has to be opened for it
 * (elastic/apm-agent-java does likewise; the idea is from raphw/byte-buddy#110).
 *
 * <p>Woven code knows a site by its number only. What a site does is an instance of this class in
 * the agent's loader; the table of them is swapped as a whole.
 */
public abstract class TelltaleHook {

  private static volatile TelltaleHook[] sites = new TelltaleHook[0];

  /**
   * What a counter has counted. It stands here, and not behind a call, since it is added to
   * millions of times.
   */
  protected long count;

  /** Whether a call that counts is under way. */
  protected boolean counting;

  /** For the agent's sites. */
  protected TelltaleHook() {}

  /**
   * Replaces the table.
   *
   * @param table indexed by site number; not changed afterwards; an entry may be null
   */
  public static void install(TelltaleHook[] table) {
    sites = table;
  }

  /**
   * Called by woven code when a method is entered.
   *
   * @param site the number woven into the method
   * @param self the receiver, or null for a static method
   * @param arguments the method's arguments, or null if no pointcut reads them
   * @return a token for {@link #exit}, or null if the end of the call is of no interest
   */
  public static Object enter(int site, Object self, Object[] arguments) {
    TelltaleHook[] table = sites;
    TelltaleHook hook = site < table.length ? table[site] : null;
    return hook == null ? null : hook.onEnter(self, arguments);
  }

  /**
   * Called by woven code when a method returns or throws.
   *
   * @param token what {@link #enter} gave
   * @param result the returned value, boxed, or null
   * @param thrown what the method threw, or null
   */
  public static void exit(
      int site, Object token, Object self, Object[] arguments, Object result, Throwable thrown) {
    if (token == null) {
      return;
    }
    TelltaleHook[] table = sites;
    TelltaleHook hook = site < table.length ? table[site] : null;
    if (hook != null) {
      hook.onExit(token, self, arguments, result, thrown);
    }
  }

  /**
   * Called by woven code when a method that only counts is entered.
   *
   * @return what to tell when it has ended, or null if this call does not count
   */
  public static TelltaleHook counting(int site) {
    TelltaleHook[] table = sites;
    TelltaleHook hook = site < table.length ? table[site] : null;
    return hook == null ? null : hook.onCounting();
  }

  /**
   * Called by woven code when a method that only counts has ended.
   *
   * @param counter what {@link #counting} gave
   * @param amount how much it counts
   */
  public static void counted(TelltaleHook counter, long amount) {
    counter.counting = false;
    if (amount > 0) {
      counter.count += amount;
    }
  }

  /** What this site does on entry; see {@link #enter}. */
  protected Object onEnter(Object self, Object[] arguments) {
    return null;
  }

  /** What this site does on exit; see {@link #exit}. */
  protected void onExit(
      Object token, Object self, Object[] arguments, Object result, Throwable thrown) {}

  /** What this site does on entry; see {@link #counting}. */
  protected TelltaleHook onCounting() {
    return null;
  }
}
