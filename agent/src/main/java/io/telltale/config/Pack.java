// SPDX-License-Identifier: Apache-2.0

package io.telltale.config;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What Telltale knows of one framework: a bundled list of rules. */
public final class Pack {

  private final String name;
  private final String description;
  private final @Nullable String versions;
  private final List<Text> users;
  private final List<Rule> rules;
  private final @Nullable Node detections;

  private Pack(
      String name,
      String description,
      @Nullable String versions,
      List<Text> users,
      List<Rule> rules,
      @Nullable Node detections) {
    this.name = name;
    this.description = description;
    this.versions = versions;
    this.users = Collections.unmodifiableList(users);
    this.rules = Collections.unmodifiableList(rules);
    this.detections = detections;
  }

  static Pack of(Node node, List<Problem> problems) throws ConfigException {
    Fields from = Fields.of(node, Section.PACK);
    String name = from.required("pack", "a pack").value();
    String description = from.required("description", "a pack").value();
    List<Rule> rules = new RuleBinder(name, from, problems).bind(from.node("pointcuts"));
    Node detections = from.node("detections");
    DetectionBinder check = new DetectionBinder(problems);
    check.add(detections);
    check.bind();
    return new Pack(
        name, description, from.string("versions"), from.texts("user"), rules, detections);
  }

  public String name() {
    return name;
  }

  public String description() {
    return description;
  }

  /** The framework's versions that it was tested with. */
  public @Nullable String versions() {
    return versions;
  }

  /** Where the framework keeps who is signed in. */
  public List<Text> users() {
    return users;
  }

  public List<Rule> rules() {
    return rules;
  }

  /** The list as it stands there; a user may change parts of its items. */
  @Nullable Node detections() {
    return detections;
  }
}
