// SPDX-License-Identifier: Apache-2.0

package io.telltale.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.telltale.diagnostics.Diagnostics;
import io.telltale.event.SecurityEvent;
import io.telltale.weave.Transformer;
import io.telltale.weave.WeavingLoader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An application whose configuration changes step by step, as the agent changes it. */
final class LiveStage {

  final List<SecurityEvent> events = new CopyOnWriteArrayList<>();
  final SiteTable sites;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final Diagnostics diagnostics =
      new Diagnostics(new PrintStream(said, true, StandardCharsets.UTF_8));
  private RuleCompiler rules;

  LiveStage(String yaml) {
    this(yaml, null);
  }

  LiveStage(String yaml, EventSink sink) {
    rules = Stage.compile(yaml);
    assertThat(rules.problems()).isEmpty();
    sites = new SiteTable(rules, sink == null ? events::add : sink, diagnostics);
  }

  /** What a class is that is woven now, by what the configuration says now. */
  Gate woven() {
    Transformer transformer = Stage.transformer(rules, sites);
    try {
      return (Gate)
          WeavingLoader.of(transformer, Gate.Woven.class)
              .loadClass(Gate.Woven.class.getName())
              .getConstructor()
              .newInstance();
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  /** The first step: no class has been woven anew. */
  int replace(String yaml) {
    RuleCompiler next = Stage.compile(yaml);
    assertThat(next.problems()).isEmpty();
    int differences = rules.differences(next).size();
    rules = next;
    sites.replace(next);
    return differences;
  }

  String said() {
    diagnostics.flush();
    return said.toString(StandardCharsets.UTF_8);
  }
}
