// SPDX-License-Identifier: Apache-2.0

package io.telltale.capture;

import io.telltale.config.Rule;
import io.telltale.diagnostics.Diagnostics;
import io.telltale.hook.TelltaleHook;
import io.telltale.pointcut.Pointcut;
import io.telltale.weave.MeterForm;
import io.telltale.weave.SiteNumbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Which number stands for which woven method, and what each does. Written while classes load, so
 * without a lock; what the hook reads is replaced as a whole.
 *
 * <p>A number is given once and for good: a method of a redeployed application gets the one that it
 * had. What a number means is swapped when the configuration changes; a call that is under way ends
 * with the meaning with which it began, since its frame refers to the site. Code that has to be
 * woven anew, as it is of another pattern or does not pass what the new meaning reads, keeps the
 * old meaning until it is.
 */
public final class SiteTable implements SiteNumbers {

  private final EventSink sink;
  private final Diagnostics diagnostics;
  private final Map<String, Integer> numbers = new ConcurrentHashMap<>();
  private final AtomicReference<Meaning> current;
  private volatile boolean haveScopes;

  public SiteTable(RuleCompiler rules, EventSink sink, Diagnostics diagnostics) {
    this.sink = sink;
    this.diagnostics = diagnostics;
    this.current =
        new AtomicReference<>(new Meaning(rules, new Recorder(rules, sink, diagnostics)));
  }

  /** Gives every number the meaning that it has by these rules, where the woven code fits it. */
  public void replace(RuleCompiler rules) {
    Recorder recorder = new Recorder(rules, sink, diagnostics);
    Meaning old;
    do {
      old = meaning();
    } while (!current.compareAndSet(old, old.changed(rules, recorder)));
    publish();
  }

  /** All is woven anew that could be: what the rules do not know means nothing any more. */
  public void retire() {
    Meaning old;
    do {
      old = meaning();
    } while (!current.compareAndSet(old, old.settled()));
    publish();
  }

  @Override
  public int number(String method, List<Pointcut> pointcuts) {
    return number(new Place(method, meaning().woven(pointcuts), false));
  }

  @Override
  public @Nullable MeterForm meter(Pointcut pointcut) {
    CompiledRule rule = meaning().rules.rule(pointcut);
    return rule == null ? null : rule.meterForm;
  }

  @Override
  public int meterNumber(String method, Pointcut pointcut) {
    return number(new Place(method, meaning().woven(Collections.singletonList(pointcut)), true));
  }

  private int number(Place place) {
    Integer known = numbers.get(place.key);
    if (known != null) {
      return known;
    }
    int number = add(place);
    // Two loaders may bring the class at once: both numbers lead to the same rules.
    numbers.put(place.key, number);
    return number;
  }

  @Override
  public int place(TelltaleHook hook) {
    return add(new Place(hook));
  }

  private int add(Place place) {
    while (true) {
      Meaning old = meaning();
      Meaning more = old.plus(place);
      if (current.compareAndSet(old, more)) {
        publish();
        for (CompiledRule rule : more.rulesOf(place)) {
          haveScopes |= rule.rule.kind == Rule.Kind.SCOPE;
        }
        return old.places.length;
      }
    }
  }

  /** Another thread may have gone on meanwhile; its table must not be replaced by an older one. */
  private void publish() {
    Meaning newest;
    do {
      newest = meaning();
      TelltaleHook.install(newest.table);
    } while (newest != meaning());
  }

  private Meaning meaning() {
    return Objects.requireNonNull(current.get());
  }

  /** How many methods are woven for each pointcut in force; none where it is not named. */
  public Map<String, Integer> wovenMethods() {
    Meaning meaning = meaning();
    Map<String, Set<String>> methods = new HashMap<>();
    Map<String, Integer> count = new TreeMap<>();
    for (Place place : meaning.places) {
      for (CompiledRule rule : meaning.rulesOf(place)) {
        Set<String> its = methods.get(rule.rule.id);
        if (its == null) {
          its = new HashSet<>();
          methods.put(rule.rule.id, its);
        }
        its.add(place.method);
        count.put(rule.rule.id, its.size());
      }
    }
    return count;
  }

  @Override
  public boolean readsArgumentsOnEntry(int number) {
    return site(number).readsArgumentsOnEntry();
  }

  @Override
  public boolean readsArgumentsOnExit(int number) {
    return site(number).readsArgumentsOnExit();
  }

  @Override
  public boolean waitsForScopes(Pointcut pointcut) {
    CompiledRule rule = meaning().rules.rule(pointcut);
    return rule != null && rule.rule.kind.isAboutCarriers();
  }

  @Override
  public boolean haveScopes() {
    return haveScopes;
  }

  private Site site(int number) {
    return (Site) meaning().table[number];
  }

  /** A woven method and all that shows in its code of the pointcuts for which it was woven. */
  private static final class Place {
    final String method;
    final String key;
    final List<String> woven;

    /** Whether nothing but a number is passed. */
    final boolean meter;

    final @Nullable TelltaleHook fixed;

    private Place(String method, List<String> woven, boolean meter, @Nullable TelltaleHook fixed) {
      this.method = method;
      this.woven = woven;
      this.meter = meter;
      this.key = (meter ? "meter " : "") + method + ' ' + String.join(" ", woven);
      this.fixed = fixed;
    }

    Place(String method, List<String> woven, boolean meter) {
      this(method, woven, meter, null);
    }

    Place(TelltaleHook hook) {
      this("", Collections.<String>emptyList(), false, hook);
    }
  }

  /** A configuration's rules and what they make of each number. */
  private static final class Meaning {
    final RuleCompiler rules;
    final Recorder recorder;
    final Place[] places;
    final TelltaleHook[] table;

    /** Those that these replace, until all is woven anew. */
    final @Nullable RuleCompiler leaving;

    Meaning(RuleCompiler rules, Recorder recorder) {
      this(rules, null, recorder, new Place[0], new TelltaleHook[0]);
    }

    private Meaning(
        RuleCompiler rules,
        @Nullable RuleCompiler leaving,
        Recorder recorder,
        Place[] places,
        TelltaleHook[] table) {
      this.rules = rules;
      this.leaving = leaving;
      this.recorder = recorder;
      this.places = places;
      this.table = table;
    }

    /** Of this configuration's pointcuts, or of the last one's, if a class was half way. */
    List<String> woven(List<Pointcut> pointcuts) {
      List<String> all = new ArrayList<>();
      for (Pointcut pointcut : pointcuts) {
        String woven = rules.woven(pointcut);
        if (woven == null && leaving != null) {
          woven = leaving.woven(pointcut);
        }
        all.add(woven == null ? pointcut.toString() : woven);
      }
      return all;
    }

    Meaning plus(Place place) {
      Place[] longer = Arrays.copyOf(places, places.length + 1);
      TelltaleHook[] hooks = Arrays.copyOf(table, table.length + 1);
      longer[places.length] = place;
      hooks[table.length] = hook(place);
      return new Meaning(rules, leaving, recorder, longer, hooks);
    }

    Meaning changed(RuleCompiler next, Recorder nextRecorder) {
      TelltaleHook[] hooks = table.clone();
      Meaning fresh = new Meaning(next, rules, nextRecorder, places, hooks);
      for (int i = 0; i < hooks.length; i++) {
        hooks[i] = fresh.knows(places[i]) ? fresh.hook(places[i]) : table[i];
      }
      return fresh;
    }

    /** A site without rules, where all its pointcuts are gone, does nothing. */
    Meaning settled() {
      TelltaleHook[] hooks = table.clone();
      for (int i = 0; i < hooks.length; i++) {
        hooks[i] = knows(places[i]) ? table[i] : hook(places[i]);
      }
      return new Meaning(rules, null, recorder, places, hooks);
    }

    private boolean knows(Place place) {
      return rulesOf(place).size() == place.woven.size();
    }

    private @Nullable TelltaleHook hook(Place place) {
      if (place.fixed != null) {
        return place.fixed;
      }
      List<CompiledRule> its = rulesOf(place);
      if (place.meter) {
        return its.isEmpty() ? null : new MeterSite(its.get(0).meter);
      }
      return new Site(place.method, its.toArray(new CompiledRule[0]), recorder);
    }

    List<CompiledRule> rulesOf(Place place) {
      List<CompiledRule> compiled = new ArrayList<>();
      for (String woven : place.woven) {
        CompiledRule rule = rules.ruleFor(woven);
        if (rule != null) {
          compiled.add(rule.comesFirst() ? 0 : compiled.size(), rule);
        }
      }
      return compiled;
    }
  }
}
