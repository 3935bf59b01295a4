// SPDX-License-Identifier: Apache-2.0

package io.telltale.config;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that was asked of the agent. Immutable. */
public final class Configuration {

  private final String service;
  private final @Nullable String environment;
  private final @Nullable Target target;
  private final Seal seal;
  private final @Nullable Text user;
  private final List<Text> packUsers;
  private final List<Text> trustedProxies;
  private final Privacy privacy;
  private final List<Rule> rules;
  private final List<Problem> problems;

  Configuration(
      String service,
      @Nullable String environment,
      @Nullable Target target,
      Seal seal,
      @Nullable Text user,
      List<Text> packUsers,
      List<Text> trustedProxies,
      Privacy privacy,
      List<Rule> rules,
      List<Problem> problems) {
    this.service = service;
    this.environment = environment;
    this.target = target;
    this.seal = seal;
    this.user = user;
    this.packUsers = Collections.unmodifiableList(packUsers);
    this.trustedProxies = Collections.unmodifiableList(trustedProxies);
    this.privacy = privacy;
    this.rules = Collections.unmodifiableList(rules);
    this.problems = Collections.unmodifiableList(problems);
  }

  /** The application's name. */
  public String service() {
    return service;
  }

  public @Nullable String environment() {
    return environment;
  }

  /** Where events go; null if nobody said. */
  public @Nullable Target target() {
    return target;
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

  /** What was wrong and therefore left out. */
  public List<Problem> problems() {
    return problems;
  }
}
