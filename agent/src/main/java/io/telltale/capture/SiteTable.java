// SPDX-License-Identifier: Apache-2.0

package io.telltale.capture;

import io.telltale.diagnostics.Diagnostics;
import io.telltale.hook.TelltaleHook;
import io.telltale.pointcut.Pointcut;
import io.telltale.weave.SiteNumbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Which number stands for which woven method, and what each does. Written while classes load, so
 * without a lock; what the hook reads is replaced as a whole.
 *
 * <p>A number is given once and for good: a method of a redeployed application gets the one that it
 * had. What a number means is swapped when the configuration changes; a call that is under way ends
 * with the meaning with which it began, since its frame refers to the site.
 */
public final class SiteTable implements SiteNumbers {

  private final EventSink sink;
  private final Diagnostics diagnostics;
  private final Map<String, Integer> numbers = new ConcurrentHashMap<>();
  private final AtomicReference<Meaning> current;

  public SiteTable(RuleCompiler rules, EventSink sink, Diagnostics diagnostics) {
    this.sink = sink;
    this.diagnostics = diagnostics;
    this.current =
        new AtomicReference<>(new Meaning(rules, new Recorder(rules, sink, diagnostics)));
  }

  /** Gives every number the meaning that it has by these rules. */
  public void replace(RuleCompiler rules) {
    Meaning fresh = new Meaning(rules, new Recorder(rules, sink, diagnostics));
    Meaning old;
    do {
      old = meaning();
    } while (!current.compareAndSet(old, fresh.with(old.places)));
    publish();
  }

  @Override
  public int number(String method, List<Pointcut> pointcuts) {
    Place place = Place.of(method, pointcuts);
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
    return add(Place.of(hook));
  }

  private int add(Place place) {
    while (true) {
      Meaning old = meaning();
      if (current.compareAndSet(old, old.plus(place))) {
        publish();
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

  /** How many methods are woven for each pointcut; none where it is not named. */
  public Map<String, Integer> wovenMethods() {
    Map<String, Integer> count = new TreeMap<>();
    for (Place place : meaning().places) {
      for (String id : place.pointcuts) {
        Integer before = count.get(id);
        count.put(id, before == null ? 1 : before + 1);
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

  private Site site(int number) {
    return (Site) meaning().table[number];
  }

  /** A woven method and the pointcuts for which it is, whatever they mean at the time. */
  private static final class Place {
    final String method;
    final String key;
    final List<String> pointcuts;
    final TelltaleHook[] fixed;

    private Place(String method, List<String> pointcuts, TelltaleHook... fixed) {
      this.method = method;
      this.pointcuts = pointcuts;
      this.key = method + ' ' + String.join(" ", pointcuts);
      this.fixed = fixed;
    }

    static Place of(String method, List<Pointcut> pointcuts) {
      List<String> ids = new ArrayList<>();
      for (Pointcut pointcut : pointcuts) {
        ids.add(pointcut.id());
      }
      return new Place(method, ids);
    }

    static Place of(TelltaleHook hook) {
      return new Place("", new ArrayList<String>(), hook);
    }
  }

  /** A configuration's rules and what they make of each number. */
  private static final class Meaning {
    final RuleCompiler rules;
    final Recorder recorder;
    final Place[] places;
    final TelltaleHook[] table;

    Meaning(RuleCompiler rules, Recorder recorder) {
      this(rules, recorder, new Place[0], new TelltaleHook[0]);
    }

    private Meaning(RuleCompiler rules, Recorder recorder, Place[] places, TelltaleHook[] table) {
      this.rules = rules;
      this.recorder = recorder;
      this.places = places;
      this.table = table;
    }

    Meaning plus(Place place) {
      Place[] longer = Arrays.copyOf(places, places.length + 1);
      TelltaleHook[] hooks = Arrays.copyOf(table, table.length + 1);
      longer[places.length] = place;
      hooks[table.length] = hook(place);
      return new Meaning(rules, recorder, longer, hooks);
    }

    Meaning with(Place[] known) {
      TelltaleHook[] hooks = new TelltaleHook[known.length];
      for (int i = 0; i < known.length; i++) {
        hooks[i] = hook(known[i]);
      }
      return new Meaning(rules, recorder, known, hooks);
    }

    /** A site without rules, where all its pointcuts are gone, does nothing. */
    private TelltaleHook hook(Place place) {
      if (place.fixed.length != 0) {
        return place.fixed[0];
      }
      List<CompiledRule> compiled = new ArrayList<>();
      for (String id : place.pointcuts) {
        CompiledRule rule = rules.ruleFor(id);
        if (rule != null) {
          // The request is open around all that the call does, whichever rule is written first.
          compiled.add(rule.rule.opensRequest ? 0 : compiled.size(), rule);
        }
      }
      return new Site(place.method, compiled.toArray(new CompiledRule[0]), recorder);
    }
  }
}
