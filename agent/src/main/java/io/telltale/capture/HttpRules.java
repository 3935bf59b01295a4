// SPDX-License-Identifier: Apache-2.0

package io.telltale.capture;

import io.telltale.pointcut.HttpPath;
import io.telltale.pointcut.HttpPattern;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The rules of {@code http} pointcuts, found by method, then by path. Asked once for each request,
 * most of which are of no interest; nothing is allocated for these unless their path is written in
 * an unusual way.
 */
final class HttpRules {

  private final Map<String, List<Candidate>> byMethod = new HashMap<>();
  private final List<Candidate> ofOtherMethods;

  HttpRules(List<CompiledRule> rules) {
    Set<String> methods = new TreeSet<>();
    for (CompiledRule rule : rules) {
      for (HttpPattern pattern : rule.https) {
        methods.addAll(pattern.methods());
      }
    }
    for (String method : methods) {
      byMethod.put(method, candidates(rules, method));
    }
    this.ofOtherMethods = candidates(rules, "");
  }

  private static List<Candidate> candidates(List<CompiledRule> rules, String method) {
    List<Candidate> candidates = new ArrayList<>();
    for (CompiledRule rule : rules) {
      for (HttpPattern pattern : rule.https) {
        if (pattern.methods().isEmpty() || pattern.methods().contains(method)) {
          candidates.add(new Candidate(pattern, rule));
        }
      }
    }
    return candidates;
  }

  /** The rules that a request is of, in the order of the configuration. */
  List<CompiledRule> matching(Scope request) {
    if (byMethod.isEmpty() && ofOtherMethods.isEmpty()) {
      return Collections.emptyList();
    }
    String method = request.method();
    List<Candidate> named = method == null ? null : byMethod.get(method);
    List<Candidate> candidates = named == null ? ofOtherMethods : named;
    String written = candidates.isEmpty() ? null : request.path();
    return written == null
        ? Collections.<CompiledRule>emptyList()
        : matching(candidates, HttpPath.canonical(written), request);
  }

  private static List<CompiledRule> matching(
      List<Candidate> candidates, String path, Scope request) {
    List<CompiledRule> matching = Collections.emptyList();
    int below = -1;
    for (int i = 0; i < candidates.size(); i++) { // an iterator would be an allocation
      Candidate candidate = candidates.get(i);
      if (candidate.pattern.mayMatch(path)) {
        below = below < 0 ? lengthOfContext(path, request) : below;
        if (candidate.pattern.matches(path, 0) || candidate.pattern.matches(path, below)) {
          matching = matching.isEmpty() ? new ArrayList<CompiledRule>() : matching;
          if (!matching.contains(candidate.rule)) {
            matching.add(candidate.rule);
          }
        }
      }
    }
    return matching;
  }

  private static int lengthOfContext(String path, Scope request) {
    String written = request.contextPath();
    String context = written == null ? "" : HttpPath.canonical(written);
    int length = context.length();
    boolean below =
        path.startsWith(context) && (path.length() == length || path.charAt(length) == '/');
    return below ? length : 0;
  }

  private static final class Candidate {
    final HttpPattern pattern;
    final CompiledRule rule;

    Candidate(HttpPattern pattern, CompiledRule rule) {
      this.pattern = pattern;
      this.rule = rule;
    }
  }
}
