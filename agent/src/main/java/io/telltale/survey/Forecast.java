// SPDX-License-Identifier: Apache-2.0

package io.telltale.survey;

import io.telltale.archive.Application;
import io.telltale.archive.Place;
import io.telltale.pointcut.Ancestors;
import io.telltale.pointcut.MethodPattern;
import io.telltale.pointcut.MethodView;
import io.telltale.pointcut.Mismatch;
import io.telltale.pointcut.Pointcut;
import io.telltale.pointcut.PointcutExpression;
import io.telltale.pointcut.TypeView;
import io.telltale.weave.DryRun;
import java.io.File;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Where pointcuts would match in an application that is not running.
 *
 * <p>The archives are read once to learn which classes there are and which of them may be meant,
 * and once more to look at these, when their super types can be found.
 */
public final class Forecast {

  private static final Set<Mismatch> BY_TYPE = EnumSet.of(Mismatch.TYPE, Mismatch.ONLY_IN_SUBTYPE);

  private final Map<Pointcut, Findings> findings = new LinkedHashMap<>();
  private final Map<Place, Set<String>> candidates = new HashMap<>();
  private final List<Unsure> unsure = new ArrayList<>();
  private final DryRun dryRun;
  private final Application application;
  private final Look look;

  private Forecast(Collection<Pointcut> pointcuts, List<File> archives, List<File> classPath) {
    for (Pointcut pointcut : pointcuts) {
      findings.put(pointcut, new Findings());
    }
    this.dryRun = new DryRun(pointcuts);
    this.application = Application.read(archives, classPath, this::remember);
    this.look = new Look(application, dryRun);
  }

  /**
   * Makes one.
   *
   * @param own each of one expression, so that each is answered for itself; where one matches
   *     nothing, what comes near is looked for
   * @param others likewise, but without that
   * @param archives the application
   * @param classPath what is only looked into for super types
   */
  public static Forecast of(
      Collection<Pointcut> own,
      Collection<Pointcut> others,
      List<File> archives,
      List<File> classPath) {
    List<Pointcut> all = new ArrayList<>(own);
    all.addAll(others);
    Forecast forecast = new Forecast(all, archives, classPath);
    forecast.match();
    NearMisses nearMisses = new NearMisses(forecast.application, forecast.look);
    for (Pointcut pointcut : own) {
      Findings of = forecast.findings(pointcut);
      if (of.matches().isEmpty()) {
        nearMisses.add(pointcut, of);
      }
    }
    nearMisses.explain(forecast.candidates);
    return forecast;
  }

  /** What was found of a pointcut that was asked for. */
  public Findings findings(Pointcut pointcut) {
    Findings of = findings.get(pointcut);
    if (of == null) {
      throw new IllegalArgumentException("not asked for: " + pointcut);
    }
    return of;
  }

  /** What could not be read and is therefore left out. */
  public Collection<String> problems() {
    Set<String> all = new TreeSet<>(application.problems());
    all.addAll(look.problems());
    return all;
  }

  /** How many class files the application has. */
  public int classFiles() {
    return application.classFiles();
  }

  private void remember(Place place, String name, byte[] content) {
    if (dryRun.mayConcern(name, content)) {
      candidates.computeIfAbsent(place, key -> new HashSet<>()).add(name);
    }
  }

  private void match() {
    for (Pointcut pointcut : findings.keySet()) {
      for (PointcutExpression expression : pointcut.expressions()) {
        for (MethodPattern pattern : expression.methodPatterns()) {
          if (!look.nowhere(pattern.declaringTypes()).isEmpty()) {
            unsure.add(new Unsure(pattern, findings(pointcut)));
          }
        }
      }
    }
    look.at(candidates, (name, content) -> true, this::note);
    look.atTheJdk(this::note);
  }

  private void note(String place, DryRun.Woven woven) {
    TypeView type = woven.type();
    for (DryRun.WovenMethod method : woven.methods()) {
      String text = Notation.of(type.name(), method.method());
      for (Pointcut pointcut : method.pointcuts()) {
        findings(pointcut).match(text, place);
        findings(pointcut).passwords(text, passwords(method));
      }
    }
    for (Unsure pattern : unsure) {
      pattern.note(type);
    }
  }

  /**
   * Which parameters are passwords, as far as their names and types say. What is called credentials
   * and is of a type of the application's has a user's name, too; of its properties the check of
   * values knows which may not be read.
   */
  private static Map<Integer, String> passwords(DryRun.WovenMethod method) {
    Map<Integer, String> passwords = new TreeMap<>();
    List<TypeView> types = method.method().parameterTypes();
    List<String> names = method.parameterNames();
    for (int i = 0; i < types.size(); i++) {
      String name = i < names.size() ? names.get(i) : "";
      String type = types.get(i).name();
      boolean characters = type.equals("char[]") || type.equals("[C");
      boolean plain = type.startsWith("java.") || type.equals("byte[]") || type.equals("[B");
      if (Signature.mayBeSecret(name) && (characters || plain)) {
        passwords.put(i, "called " + name);
      } else if (characters) {
        passwords.put(i, "a char[]");
      }
    }
    return passwords;
  }

  /** A pattern with a declaring type that is nowhere. */
  private static final class Unsure {
    private final MethodPattern pattern;
    private final Findings findings;

    Unsure(MethodPattern pattern, Findings findings) {
      this.pattern = pattern;
      this.findings = findings;
    }

    /** A super type that is nowhere either may be, or have, what the pattern names. */
    void note(TypeView type) {
      for (MethodView method : type.methods()) {
        boolean maybe =
            pattern.namesMethod(method.name())
                && !Modifier.isStatic(method.modifiers())
                && !Modifier.isAbstract(method.modifiers());
        Set<Mismatch> mismatches =
            maybe ? pattern.mismatches(type, method) : EnumSet.noneOf(Mismatch.class);
        if (mismatches.size() == 1 && BY_TYPE.containsAll(mismatches)) {
          findings.undecided(Ancestors.missing(type));
        }
      }
    }
  }
}
