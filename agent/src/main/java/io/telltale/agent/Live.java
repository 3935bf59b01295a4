// SPDX-License-Identifier: Apache-2.0

package io.telltale.agent;

import io.telltale.capture.RuleCompiler;
import io.telltale.capture.SiteTable;
import io.telltale.config.AgentOptions;
import io.telltale.config.ConfigLoader;
import io.telltale.config.Configuration;
import io.telltale.config.Pack;
import io.telltale.config.Position;
import io.telltale.config.Problem;
import io.telltale.diagnostics.Diagnostics;
import io.telltale.event.EventType;
import io.telltale.event.SecurityEvent;
import io.telltale.pointcut.Pointcut;
import io.telltale.redact.PrivacyCheck;
import io.telltale.ship.EventQueue;
import io.telltale.ship.Status;
import io.telltale.weave.Transformer;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The configuration that is in force, and its change while the application runs. A new meaning of a
 * woven method is a swap of the site table; only classes that are woven otherwise are
 * retransformed. A file with anything wrong in it changes nothing. For the watching thread.
 */
final class Live implements Status {

  private final AgentOptions options;
  private final Map<String, Pack> packs;
  private final SiteTable sites;
  private final Transformer transformer;
  private final Instrumentation instrumentation;
  private final EventQueue queue;
  private final Diagnostics diagnostics;

  /** As it was at the start: targets and names are in force until the end. */
  private final Configuration atStart;

  private volatile ConfigFile file;
  private volatile RuleCompiler rules;

  Live(
      AgentOptions options,
      Map<String, Pack> packs,
      Configuration atStart,
      ConfigFile file,
      RuleCompiler rules,
      SiteTable sites,
      Transformer transformer,
      Instrumentation instrumentation,
      EventQueue queue,
      Diagnostics diagnostics) {
    this.options = options;
    this.packs = packs;
    this.atStart = atStart;
    this.file = file;
    this.rules = rules;
    this.sites = sites;
    this.transformer = transformer;
    this.instrumentation = instrumentation;
    this.queue = queue;
    this.diagnostics = diagnostics;
  }

  /**
   * Puts the file into force as it is now.
   *
   * @param changed as read; a file that is gone or empty is no wish to watch nothing
   */
  void reload(ConfigFile changed) {
    Configuration next = ConfigLoader.load(options, packs, changed.content());
    RuleCompiler nextRules = new RuleCompiler(next);
    List<Problem> problems = new ArrayList<>(next.problems());
    problems.removeAll(options.problems()); // said at the start, and no change of the file's
    problems.addAll(nextRules.problems());
    problems.addAll(PrivacyCheck.problems(next.privacy()));
    if (changed.isBlank()) {
      problems.add(new Problem(Position.ofFile(String.valueOf(options.config())), "is empty"));
    }
    if (problems.isEmpty()) {
      replace(next, nextRules, changed);
      return;
    }
    for (Problem problem : problems) {
      diagnostics.say(problem + " (the configuration stays as it was)");
      queue.offer(OwnEvents.rejected(problem));
    }
  }

  private void replace(Configuration next, RuleCompiler nextRules, ConfigFile changed) {
    List<Pointcut> otherwise = rules.differences(nextRules);
    sites.replace(nextRules);
    transformer.replace(instrumentation, nextRules.pointcuts(), otherwise);
    sites.retire();
    boolean restart = needsRestart(next);
    file = changed;
    rules = nextRules;
    diagnostics.say(
        "the configuration has changed: "
            + nextRules.size()
            + " pointcuts"
            + (restart
                ? "; targets, seal, detections, service and environment change at the next start"
                : ""));
    queue.offer(changed(restart));
  }

  private boolean needsRestart(Configuration next) {
    return !next.targets().equals(atStart.targets())
        || next.heartbeat() != atStart.heartbeat()
        || next.shutdownTimeout() != atStart.shutdownTimeout()
        || !next.seal().equals(atStart.seal())
        || !next.detections().equals(atStart.detections())
        || !next.service().equals(atStart.service())
        || !Objects.equals(next.environment(), atStart.environment());
  }

  private SecurityEvent changed(boolean restart) {
    return OwnEvents.event(EventType.CONFIG_CHANGED)
        .field("config_hash", file.hash())
        .field("pointcuts", (long) rules.size())
        .field("restart_needed", restart)
        .build();
  }

  /** What is in force, and how much of it is woven. */
  @Override
  public void describe(SecurityEvent.Builder heartbeat) {
    long woven = 0;
    for (int methods : sites.wovenMethods().values()) {
      woven += methods;
    }
    heartbeat
        .field("config_hash", file.hash())
        .field("pointcuts", (long) rules.size())
        .field("methods_woven", woven);
  }

  /** Says which pointcuts matched how many methods, and which of the user's own none. */
  void reportCoverage() {
    Map<String, Integer> woven = sites.wovenMethods();
    List<String> unmatched = new ArrayList<>(rules.ownPointcuts());
    unmatched.removeAll(woven.keySet());
    String matched = woven.isEmpty() ? "none" : woven.toString().replaceAll("[{}]", "");
    String missing = unmatched.isEmpty() ? "none" : String.join(", ", unmatched);
    diagnostics.say("methods woven: " + matched + "; pointcuts that matched nothing: " + missing);
    EventType type =
        unmatched.isEmpty() ? EventType.POINTCUT_COVERAGE : EventType.POINTCUT_UNMATCHED;
    queue.offer(
        OwnEvents.event(type).field("matched", matched).field("unmatched", missing).build());
  }
}
