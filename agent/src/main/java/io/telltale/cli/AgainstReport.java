// SPDX-License-Identifier: Apache-2.0

package io.telltale.cli;

import io.telltale.config.Configuration;
import io.telltale.config.Rule;
import io.telltale.config.SyntaxException;
import io.telltale.config.Text;
import io.telltale.pointcut.Pointcut;
import io.telltale.pointcut.PointcutParser;
import io.telltale.survey.Findings;
import io.telltale.survey.Forecast;
import java.io.File;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What {@code check --against} prints: each pointcut, and the methods that it would weave. */
final class AgainstReport {

  private final Map<Rule, Map<Text, Pointcut>> own = new LinkedHashMap<>();
  private final Map<Rule, Map<Text, Pointcut>> packs = new LinkedHashMap<>();
  private final boolean listPacks;
  private final Forecast forecast;
  private final List<File> archives;

  AgainstReport(
      Configuration configuration, List<File> archives, List<File> classPath, boolean listPacks) {
    this.archives = archives;
    this.listPacks = listPacks;
    for (Rule rule : configuration.rules()) {
      Map<Text, Pointcut> patterns = patterns(rule);
      if (patterns != null) {
        (rule.pack == null ? own : packs).put(rule, patterns);
      }
    }
    this.forecast = Forecast.of(pointcuts(own), pointcuts(packs), archives, classPath);
  }

  /** Each pattern for itself; null if one is wrong, which the check of the file has told. */
  private static @Nullable Map<Text, Pointcut> patterns(Rule rule) {
    Map<Text, Pointcut> patterns = new LinkedHashMap<>();
    for (Text text : rule.executions) {
      try {
        patterns.put(
            text,
            new Pointcut(rule.id, Collections.singletonList(PointcutParser.parse(text.value()))));
      } catch (SyntaxException e) {
        return null;
      }
    }
    return patterns;
  }

  private static List<Pointcut> pointcuts(Map<Rule, Map<Text, Pointcut>> rules) {
    List<Pointcut> all = new ArrayList<>();
    rules.values().forEach(patterns -> all.addAll(patterns.values()));
    return all;
  }

  /** Prints all; false if a pointcut of the user's matches nothing or reads a password. */
  boolean print(PrintStream out) {
    line(
        out,
        String.format(
            Locale.ROOT,
            "%s: %,d class files; the JDK's classes are those of Java %s",
            ArchiveArguments.names(archives),
            forecast.classFiles(),
            System.getProperty("java.version")));
    boolean complete = true;
    for (Map.Entry<Rule, Map<Text, Pointcut>> entry : own.entrySet()) {
      complete &= print(out, entry.getKey(), entry.getValue());
    }
    printPacks(out);
    Collection<String> problems = forecast.problems();
    if (!problems.isEmpty()) {
      line(out, "");
      line(out, "Not read:");
      problems.forEach(problem -> line(out, "  " + problem));
    }
    return complete;
  }

  private boolean print(PrintStream out, Rule rule, Map<Text, Pointcut> patterns) {
    line(out, "");
    if (!rule.https.isEmpty() || !rule.ends.isEmpty()) {
      line(out, rule.id + ": compared with requests when the application runs, not with code");
      return true;
    }
    Map<String, Set<String>> matches = matches(patterns.values());
    line(out, rule.id + (matches.isEmpty() ? " MATCHES NOTHING" : ""));
    matches.forEach(
        (method, places) -> {
          line(out, "  " + method);
          places.forEach(place -> line(out, "    in " + place));
        });
    patterns.forEach((text, pointcut) -> explain(out, text, forecast.findings(pointcut)));
    boolean passwords = false;
    for (Pointcut pointcut : patterns.values()) {
      passwords |= PasswordsRead.print(out, rule, forecast.findings(pointcut).passwords());
    }
    return !matches.isEmpty() && !passwords;
  }

  private Map<String, Set<String>> matches(Collection<Pointcut> patterns) {
    Map<String, Set<String>> all = new TreeMap<>();
    for (Pointcut pattern : patterns) {
      forecast
          .findings(pattern)
          .matches()
          .forEach(
              (method, places) ->
                  all.computeIfAbsent(method, key -> new TreeSet<>()).addAll(places));
    }
    return all;
  }

  private static void explain(PrintStream out, Text pattern, Findings of) {
    if (of.matches().isEmpty()) {
      line(out, "  no method fits " + pattern.value() + "   (" + pattern.position() + ")");
    }
    of.remarks().forEach(remark -> line(out, "    " + remark));
    of.undecided()
        .forEach(
            (type, methods) ->
                line(
                    out,
                    "    "
                        + type
                        + " is not here, so "
                        + (methods == 1 ? "one method" : methods + " methods")
                        + " may match or not"
                        + Findings.remedy(type)));
    if (of.matches().isEmpty()) {
      of.nearest()
          .forEach(
              (method, difference) -> {
                line(out, "    near: " + method);
                line(out, "      " + difference);
              });
    }
  }

  private void printPacks(PrintStream out) {
    if (packs.isEmpty()) {
      return;
    }
    line(out, "");
    if (listPacks) {
      packs.forEach(
          (rule, patterns) -> {
            Map<String, Set<String>> matches = matches(patterns.values());
            if (!matches.isEmpty()) {
              line(out, rule.pack + "/" + rule.id);
              matches.forEach((method, places) -> line(out, "  " + method));
            }
          });
      return;
    }
    Map<String, Integer> methods = new TreeMap<>();
    packs.forEach(
        (rule, patterns) ->
            methods.merge(
                String.valueOf(rule.pack), matches(patterns.values()).size(), Integer::sum));
    List<String> counts = new ArrayList<>();
    methods.forEach((pack, count) -> counts.add(pack + " " + count));
    line(
        out,
        "Methods that the packs would weave (--packs lists them): " + String.join(", ", counts));
  }

  private static void line(PrintStream out, String text) {
    out.println(Printable.escape(text));
  }
}
