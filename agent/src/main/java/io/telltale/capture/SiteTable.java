// SPDX-License-Identifier: Apache-2.0

package io.telltale.capture;

import io.telltale.diagnostics.Diagnostics;
import io.telltale.hook.TelltaleHook;
import io.telltale.pointcut.Pointcut;
import io.telltale.weave.SiteNumbers;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Which number stands for which woven method. Written while classes load, so without a lock; what
 * the hook reads is replaced as a whole.
 */
public final class SiteTable implements SiteNumbers {

  private final RuleCompiler rules;
  private final Recorder recorder;
  private final Map<String, Integer> numbers = new ConcurrentHashMap<>();
  private final AtomicReference<TelltaleHook[]> sites = new AtomicReference<>(new TelltaleHook[0]);

  public SiteTable(RuleCompiler rules, EventSink sink, Diagnostics diagnostics) {
    this.rules = rules;
    this.recorder = new Recorder(rules, sink, diagnostics);
  }

  @Override
  public int number(String method, List<Pointcut> pointcuts) {
    StringBuilder key = new StringBuilder(method);
    for (Pointcut pointcut : pointcuts) {
      key.append(' ').append(pointcut.id());
    }
    Integer known = numbers.get(key.toString());
    if (known != null) {
      return known;
    }
    int number = add(site(method, pointcuts));
    // Two loaders may bring the class at once: both numbers lead to the same rules.
    numbers.put(key.toString(), number);
    return number;
  }

  private Site site(String method, List<Pointcut> pointcuts) {
    CompiledRule[] compiled = new CompiledRule[pointcuts.size()];
    for (int i = 0; i < compiled.length; i++) {
      compiled[i] = rules.rule(pointcuts.get(i));
    }
    return new Site(method, compiled, recorder);
  }

  private int add(Site site) {
    while (true) {
      TelltaleHook[] old = table();
      TelltaleHook[] longer = Arrays.copyOf(old, old.length + 1);
      longer[old.length] = site;
      if (sites.compareAndSet(old, longer)) {
        publish();
        return old.length;
      }
    }
  }

  /** Another thread may have gone on meanwhile; its table must not be replaced by an older one. */
  private void publish() {
    TelltaleHook[] newest;
    do {
      newest = table();
      TelltaleHook.install(newest);
    } while (newest != sites.get());
  }

  private TelltaleHook[] table() {
    return Objects.requireNonNull(sites.get());
  }

  /** How many methods are woven. */
  public int size() {
    return numbers.size();
  }

  @Override
  public boolean readsArgumentsOnEntry(int number) {
    return site(number).readsArgumentsOnEntry();
  }

  @Override
  public boolean readsArgumentsOnExit(int number) {
    return site(number).readsArgumentsOnExit();
  }

  private Site site(int number) {
    return (Site) table()[number];
  }
}
