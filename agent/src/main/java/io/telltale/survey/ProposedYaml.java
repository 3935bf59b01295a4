// SPDX-License-Identifier: Apache-2.0

package io.telltale.survey;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A configuration of what a scan found: the likely in force, the possible as comments. */
public final class ProposedYaml {

  /** Of each kind; who wants more has to look at the code. */
  private static final int MOST = 5;

  private static final int LONGEST_ID = 60;

  private final Scan scan;
  private final List<String> lines = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();
  private int inForce;
  private int commented;

  private ProposedYaml(Scan scan) {
    this.scan = scan;
  }

  /**
   * Writes one.
   *
   * @param archives as they were typed
   * @param service the application's name
   */
  public static ProposedYaml of(Scan scan, String archives, String service) {
    ProposedYaml yaml = new ProposedYaml(scan);
    yaml.write(archives, service);
    return yaml;
  }

  /** Its lines; whoever prints them has to make them harmless. */
  public List<String> lines() {
    return lines;
  }

  /** How many pointcuts are in force. */
  public int inForce() {
    return inForce;
  }

  /** How many pointcuts are comments. */
  public int commented() {
    return commented;
  }

  private void write(String archives, String service) {
    lines.add("# Proposed from " + scan.classes() + " class files of " + archives + ".");
    lines.add(
        "# Guesses, from names, signatures and what the code does: read each, correct it, and");
    lines.add("# try the file with: java -jar telltale.jar check FILE --against ARCHIVE");
    lines.add("# Likely ones are in force, possible ones are comments. JSPs are not looked into.");
    lines.add("service: " + quoted(service));
    String signedIn = scan.signedIn();
    if (signedIn != null) {
      lines.add("user: " + signedIn);
    }
    int pointcuts = lines.size();
    for (Kind kind : Kind.values()) {
      List<Candidate> best = scan.candidates(kind);
      if (!best.isEmpty()) {
        lines.add("");
        lines.add("  # ---- " + kind.title());
        best.stream().limit(MOST).forEach(this::write);
      }
    }
    lines.add(pointcuts, inForce == 0 ? "pointcuts: []" : "pointcuts:");
  }

  private void write(Candidate candidate) {
    lines.add("");
    lines.add("  # " + candidate.score() + " points, " + candidate.place());
    for (String reason : candidate.reasons()) {
      lines.add("  #   " + reason);
    }
    String doubt = doubt(candidate);
    if (doubt != null) {
      lines.add("  # " + doubt);
    }
    boolean active = candidate.isLikely() && doubt == null;
    String margin = active ? "  " : "  # ";
    lines.add(margin + "- id: " + id(candidate));
    lines.add(margin + "  execution: " + quoted(candidate.method()));
    Map<String, String> keys = Proposal.keysOf(scan.code(), candidate);
    keys.forEach((key, value) -> lines.add(margin + "  " + key + ": " + value));
    if (active) {
      inForce++;
    } else {
      commented++;
    }
  }

  /** Why a likely one had better not be in force before somebody has looked. */
  private @Nullable String doubt(Candidate candidate) {
    if (candidate.kind() == Kind.PERMISSION && candidate.code().returnsBoolean()) {
      return "Often asked only to decide what is shown; then it tells of refusals that nobody met.";
    }
    Candidate counting = counting(candidate);
    if (counting != null) {
      return "It calls "
          + plainName(counting)
          + ", which knows the rows; told together, the outer one would be the event.";
    }
    Candidate other = scan.otherCallerOf(candidate);
    return other == null
        ? null
        : "A part of one of these that "
            + plainName(other)
            + " calls, too, so that a "
            + other.kind().title()
            + " would tell of a "
            + candidate.kind().title()
            + ".";
  }

  /** The export that an export without a number of rows leads to, if that one has it. */
  private @Nullable Candidate counting(Candidate candidate) {
    if (candidate.kind() == Kind.EXPORT && !tellsRows(candidate)) {
      for (Candidate other : scan.candidates(Kind.EXPORT)) {
        Set<CodeMethod> callers = scan.code().callersOf(other.code());
        if (other.isLikely() && tellsRows(other) && callers.contains(candidate.code())) {
          return other;
        }
      }
    }
    return null;
  }

  private boolean tellsRows(Candidate candidate) {
    return Proposal.keysOf(scan.code(), candidate).containsKey("rows");
  }

  private static String plainName(Candidate candidate) {
    return Notation.simple(candidate.code().type.name()) + "." + candidate.facts().name();
  }

  private String id(Candidate candidate) {
    String plain = Notation.simple(candidate.code().type.name()) + "." + candidate.facts().name();
    String id = plain.replaceAll("[^A-Za-z0-9_.-]", "_").replaceFirst("^[^A-Za-z0-9]+", "");
    String cut = id.substring(0, Math.min(id.length(), LONGEST_ID));
    String unique = cut.isEmpty() ? "method" : cut;
    for (int i = 2; !ids.add(unique); i++) {
      unique = cut + "-" + i;
    }
    return unique;
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
