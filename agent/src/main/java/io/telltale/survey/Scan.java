// SPDX-License-Identifier: Apache-2.0

package io.telltale.survey;

import io.telltale.archive.Application;
import io.telltale.weave.BodyReader;
import java.io.File;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Looks for methods of an application's own that an operator would want to hear of. */
public final class Scan {

  private final Map<Kind, List<Candidate>> candidates = new EnumMap<>(Kind.class);
  private final Map<CodeMethod, Candidate> byMethod = new HashMap<>();
  private final Set<String> problems = new TreeSet<>();
  private final Code code = new Code();

  private Scan(List<File> archives, boolean withLibraries) {
    Application application =
        Application.read(archives, Collections.<File>emptyList(), (place, name, content) -> {});
    problems.addAll(application.problems());
    application.readAgain(
        OwnCode.among(application, withLibraries),
        (place, name, content) -> {
          try {
            code.add(BodyReader.read(content), place.toString());
          } catch (RuntimeException e) {
            problems.add(place + ": the class " + name + " cannot be read: " + e.getMessage());
          }
        });
    code.follow();
    rank();
  }

  /**
   * Reads an application and judges its methods.
   *
   * @param withLibraries whether libraries are looked into, too, but for well-known ones
   */
  public static Scan of(List<File> archives, boolean withLibraries) {
    return new Scan(archives, withLibraries);
  }

  /** Each method is one of the kind that it looks like most. */
  private void rank() {
    List<Signal> others = Signals.others();
    for (CodeMethod method : code.methods()) {
      Candidate best = null;
      for (Kind kind : Kind.values()) {
        Candidate candidate = method.canBeProposed() ? judge(method, kind, others) : null;
        if (candidate != null && (best == null || candidate.score() > best.score())) {
          best = candidate;
        }
      }
      if (best != null) {
        byMethod.put(method, best);
        candidates.computeIfAbsent(best.kind(), key -> new ArrayList<>()).add(best);
      }
    }
    candidates.values().forEach(found -> found.sort(Candidate.bestFirst()));
  }

  private static @Nullable Candidate judge(CodeMethod method, Kind kind, List<Signal> others) {
    List<Signal> signals = new ArrayList<>();
    for (Signal lead : Signals.LEADS) {
      if (lead.kind == kind && lead.pointsFor(method) > 0) {
        signals.add(lead);
      }
    }
    if (signals.isEmpty()) {
      return null;
    }
    signals.addAll(others);
    return Candidate.of(kind, method, signals);
  }

  /**
   * Which method of another kind calls a part of a method of this kind; null if none does. Such a
   * part would tell of a sign-in where a password is changed.
   */
  @Nullable Candidate otherCallerOf(Candidate candidate) {
    Candidate other = null;
    boolean part = false;
    for (CodeMethod caller : code.callersOf(candidate.code())) {
      Candidate its = byMethod.get(caller);
      if (its != null && its.kind() != candidate.kind()) {
        other = its;
      }
      part |= its != null && its.kind() == candidate.kind() && !isOverload(its, candidate);
    }
    return part ? other : null;
  }

  private static boolean isOverload(Candidate a, Candidate b) {
    return a.code().type == b.code().type && a.facts().name().equals(b.facts().name());
  }

  /** What looks like that kind, the best first. */
  public List<Candidate> candidates(Kind kind) {
    return Collections.unmodifiableList(
        candidates.getOrDefault(kind, Collections.<Candidate>emptyList()));
  }

  /** How many classes were looked at. */
  public int classes() {
    return code.size();
  }

  /**
   * How who is signed in can be read from the session, if a class of the application's is put there
   * under its own name; null if that is not to be seen.
   */
  @Nullable String signedIn() {
    for (CodeMethod method : code.methods()) {
      if (method.doesItself(Deed.PUTS_INTO_SESSION)) {
        for (String text : method.facts.texts()) {
          String property = Proposal.propertyOfUser(code, text);
          if (property != null) {
            return "session.attribute(\"" + text + "\")." + property;
          }
        }
      }
    }
    return null;
  }

  /** What could not be read and is therefore left out. */
  public Collection<String> problems() {
    return Collections.unmodifiableSet(problems);
  }

  Code code() {
    return code;
  }
}
