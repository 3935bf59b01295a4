// SPDX-License-Identifier: Apache-2.0

package io.telltale.config;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that was asked of the agent. Immutable. */
public final class Configuration {

  private final String service;
  private final @Nullable String environment;
  private final List<Target> targets;
  private final long heartbeat;
  private final long shutdownTimeout;
  private final Seal seal;
  private final @Nullable Text user;
  private final List<Text> packUsers;
  private final List<Text> trustedProxies;
  private final Privacy privacy;
  private final List<Rule> rules;
  private final List<Detection> detections;
  private final List<Problem> problems;

  Configuration(
      String service,
      @Nullable String environment,
      List<Target> targets,
      long heartbeat,
      long shutdownTimeout,
      Seal seal,
      @Nullable Text user,
      List<Text> packUsers,
      List<Text> trustedProxies,
      Privacy privacy,
      List<Rule> rules,
      List<Detection> detections,
      List<Problem> problems) {
    this.service = service;
    this.environment = environment;
    this.targets = Collections.unmodifiableList(targets);
    this.heartbeat = heartbeat;
    this.shutdownTimeout = shutdownTimeout;
    this.seal = seal;
    this.user = user;
    this.packUsers = Collections.unmodifiableList(packUsers);
    this.trustedProxies = Collections.unmodifiableList(trustedProxies);
    this.privacy = privacy;
    this.rules = Collections.unmodifiableList(rules);
    this.detections = Collections.unmodifiableList(detections);
    this.problems = Collections.unmodifiableList(problems);
  }

  /** The application's name. */
  public String service() {
    return service;
  }

  public @Nullable String environment() {
    return environment;
  }

  /** Where events go; empty if nobody said. */
  public List<Target> targets() {
    return targets;
  }

  /** Milliseconds from one heartbeat to the next. */
  public long heartbeat() {
    return heartbeat;
  }

  /** Milliseconds by which the JVM's end may be held up. */
  public long shutdownTimeout() {
    return shutdownTimeout;
  }

  /** How streams are sealed. */
  public Seal seal() {
    return seal;
  }

  /** A value path that tells who is signed in on a request, before the container is asked. */
  public @Nullable Text user() {
    return user;
  }

  /** Value paths that tell the same, for when nobody else knows; the first that does counts. */
  public List<Text> packUsers() {
    return packUsers;
  }

  /** Addresses and CIDR blocks of proxies whose X-Forwarded-For counts. */
  public List<Text> trustedProxies() {
    return trustedProxies;
  }

  /** What of people may leave. */
  public Privacy privacy() {
    return privacy;
  }

  /** The user's rules, then those of the packs. */
  public List<Rule> rules() {
    return rules;
  }

  /** What to find in the stream of events. */
  public List<Detection> detections() {
    return detections;
  }

  /** What was wrong and therefore left out. */
  public List<Problem> problems() {
    return problems;
  }
}
