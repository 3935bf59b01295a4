// SPDX-License-Identifier: Apache-2.0

package io.telltale.config;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Brings together options, environment, the user's file and the bundled packs, in this order of
 * precedence. What is wrong is left out and told in {@link Configuration#problems()}; nothing here
 * stops an application.
 */
public final class ConfigLoader {

  private final AgentOptions options;
  private final Map<String, Pack> packs;
  private final byte @Nullable [] content;
  private final Interpolation interpolation;
  private final List<Problem> problems = new ArrayList<>();

  private ConfigLoader(AgentOptions options, Map<String, Pack> packs, byte @Nullable [] content) {
    this.options = options;
    this.packs = packs;
    this.content = content;
    this.interpolation = new Interpolation(options.environment());
    problems.addAll(options.problems());
  }

  /**
   * Loads the configuration.
   *
   * @param packs the bundled ones, by name
   */
  public static Configuration load(AgentOptions options, Map<String, Pack> packs) {
    return load(options, packs, null);
  }

  /**
   * Loads the configuration.
   *
   * @param content of the file, UTF-8, if it has been read before; else null
   */
  public static Configuration load(
      AgentOptions options, Map<String, Pack> packs, byte @Nullable [] content) {
    return new ConfigLoader(options, packs, content).load();
  }

  /** Loads one file as {@code check} does: neither options nor environment count for it. */
  public static Configuration check(
      File file, Map<String, String> environment, Map<String, Pack> packs) {
    Map<String, String> alone = new LinkedHashMap<>(environment);
    alone.keySet().removeIf(name -> name.startsWith("TELLTALE_"));
    return load(AgentOptions.parse("config=" + file, alone), packs);
  }

  private Configuration load() {
    Fields from = file();
    String service = string(from, "service");
    Text named = options.service();
    List<Rule> rules = new ArrayList<>();
    rules.addAll(new RuleBinder(null, from, problems).bind(from.node("pointcuts")));
    Set<String> own = new HashSet<>();
    for (Rule rule : rules) {
      own.add(rule.id);
    }
    List<Text> packUsers = new ArrayList<>();
    DetectionBinder detections = new DetectionBinder(problems);
    for (Pack pack : selected(from)) {
      packUsers.addAll(pack.users());
      detections.add(pack.detections());
      for (Rule rule : pack.rules()) {
        if (!own.contains(rule.id)) {
          rules.add(rule); // else the user's of that id stands for the pack's
        }
      }
    }
    detections.add(from.node("detections"));
    return new Configuration(
        named != null ? named.value() : service == null ? "java" : service,
        string(from, "environment"),
        targets(from),
        duration(from, "heartbeat", 15_000, 1_000, 3_600_000),
        duration(from, "shutdown_timeout", 2_000, 0, 60_000),
        seal(from),
        text(from, "user"),
        packUsers,
        trustedProxies(from),
        privacy(from),
        rules,
        detections.bind(),
        problems);
  }

  private Fields file() {
    File file = options.config();
    if (file != null) {
      try (InputStream in =
              content == null ? new FileInputStream(file) : new ByteArrayInputStream(content);
          Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
        return Fields.tolerant(
            YamlReader.read(file.getPath(), reader), Section.CONFIGURATION, problems);
      } catch (ConfigException e) {
        problems.add(e.problem());
      } catch (IOException e) {
        problems.add(
            new Problem(Position.ofFile(file.getPath()), "cannot be read: " + e.getMessage()));
      }
    }
    return empty();
  }

  private static Fields empty() {
    Position nowhere = Position.ofFile("defaults");
    try {
      return Fields.of(
          new Node.Mapping(nowhere, Collections.<String, Node.Entry>emptyMap()),
          Section.CONFIGURATION);
    } catch (ConfigException e) {
      throw new AssertionError(e);
    }
  }

  /** An option's URL stands for all that the file names, but keeps the keys of a single one. */
  private List<Target> targets(Fields from) {
    List<Target> targets = new ArrayList<>();
    Text option = options.target();
    try {
      for (Together keys : Section.CONFIGURATION.together) {
        keys.check(from, "the configuration");
      }
      Node list = from.node("targets");
      if (list == null || option != null) {
        add(targets, from.node("target"), option);
        return targets;
      }
      for (Node node : Fields.items(list, "'targets'")) {
        add(targets, node, null);
      }
      checkSpools(targets, list.position);
    } catch (ConfigException e) {
      problems.add(e.problem());
    }
    return targets;
  }

  private void add(List<Target> targets, @Nullable Node node, @Nullable Text option) {
    try {
      if (node instanceof Node.Mapping) {
        targets.add(Target.of(Fields.of(node, Section.TARGET), interpolation, option));
      } else if (option != null) {
        targets.add(Target.of(interpolation.apply(option)));
      } else if (node != null) {
        targets.add(Target.of(interpolation.apply(Fields.text(node, "a target"))));
      }
    } catch (ConfigException e) {
      problems.add(e.problem());
    }
  }

  /** What waits in a spool is for one target. */
  private static void checkSpools(List<Target> targets, Position position) throws ConfigException {
    Set<File> folders = new HashSet<>();
    for (Target target : targets) {
      SpoolOptions spool = target.spool();
      if (spool != null && !folders.add(spool.path().getAbsoluteFile())) {
        throw new ConfigException(position, "two targets share the spool " + spool.path());
      }
    }
  }

  private long duration(Fields from, String key, long otherwise, long least, long most) {
    try {
      Text text = from.text(key);
      if (text == null) {
        return otherwise;
      }
      long given = Durations.milliseconds(text);
      if (given >= least && given <= most) {
        return given;
      }
      throw new ConfigException(
          text.position(), "'" + key + "' is not from " + least + "ms to " + most + "ms");
    } catch (ConfigException e) {
      problems.add(e.problem());
      return otherwise;
    }
  }

  private Seal seal(Fields from) {
    try {
      Node node = from.node("seal");
      return node == null ? Seal.usual() : Seal.of(Fields.of(node, Section.SEAL));
    } catch (ConfigException e) {
      problems.add(e.problem());
      return Seal.usual();
    }
  }

  /** A key that cannot be read must not mean that names go out plain. */
  private Privacy privacy(Fields from) {
    Node node = from.node("privacy");
    if (node == null) {
      return Privacy.standard();
    }
    try {
      return Privacy.of(Fields.of(node, Section.PRIVACY), interpolation);
    } catch (ConfigException e) {
      problems.add(e.problem());
      return Privacy.strictest();
    }
  }

  private Collection<Pack> selected(Fields from) {
    List<Pack> chosen = new ArrayList<>();
    try {
      List<Text> names = from.texts("packs");
      if (names.isEmpty() || isWord(names, "auto")) {
        return packs.values();
      }
      if (isWord(names, "none")) {
        return chosen;
      }
      for (Text name : names) {
        Pack pack = packs.get(name.value());
        if (pack == null) {
          problems.add(
              new Problem(
                  name.position(),
                  "unknown pack '"
                      + name.value()
                      + "'"
                      + Nearest.suggestion(name.value(), packs.keySet())));
        } else {
          chosen.add(pack);
        }
      }
    } catch (ConfigException e) {
      problems.add(e.problem());
    }
    return chosen;
  }

  private static boolean isWord(List<Text> names, String word) {
    return names.size() == 1 && names.get(0).value().equals(word);
  }

  private List<Text> trustedProxies(Fields from) {
    try {
      return from.texts("trusted_proxies");
    } catch (ConfigException e) {
      problems.add(e.problem());
      return Collections.emptyList();
    }
  }

  private @Nullable Text text(Fields from, String key) {
    try {
      return from.text(key);
    } catch (ConfigException e) {
      problems.add(e.problem());
      return null;
    }
  }

  private @Nullable String string(Fields from, String key) {
    try {
      Text text = from.text(key);
      return text == null ? null : interpolation.apply(text).value();
    } catch (ConfigException e) {
      problems.add(e.problem());
      return null;
    }
  }
}
