// SPDX-License-Identifier: Apache-2.0

package io.telltale.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.telltale.config.AgentOptions;
import io.telltale.config.ConfigLoader;
import io.telltale.config.Configuration;
import io.telltale.diagnostics.Diagnostics;
import io.telltale.event.SecurityEvent;
import io.telltale.weave.Transformer;
import io.telltale.weave.WeavingLoader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** An application that is really woven by what a YAML text says. */
final class Stage {

  final List<SecurityEvent> events = new CopyOnWriteArrayList<>();
  final Diagnostics diagnostics;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final WeavingLoader loader;

  private Stage(String yaml, EventSink sink) {
    diagnostics = new Diagnostics(new PrintStream(said, true, StandardCharsets.UTF_8));
    RuleCompiler rules = compile(yaml);
    assertThat(rules.problems()).isEmpty();
    SiteTable sites = new SiteTable(rules, sink == null ? events::add : sink, diagnostics);
    loader =
        WeavingLoader.of(
            transformer(rules, sites),
            Gate.Woven.class,
            Relay.Woven.class,
            Relay.Overriding.class,
            Store.Woven.class);
  }

  /** What cannot be woven fails the test. */
  static Transformer transformer(RuleCompiler rules, SiteTable sites) {
    return new Transformer(
        rules.pointcuts(),
        sites,
        (reason, what, cause) -> {
          throw new AssertionError(what, cause);
        });
  }

  /** Woven by pointcuts, in which {@code GATE} and the like stand for classes. */
  static Stage of(String yaml) {
    return new Stage(yaml, null);
  }

  static Stage withSink(EventSink sink, String yaml) {
    return new Stage(yaml, sink);
  }

  static RuleCompiler compile(String yaml) {
    try {
      Path file = Files.createTempFile("telltale", ".yaml");
      try {
        Files.writeString(
            file,
            yaml.replace("GATE", "io.telltale.capture.Gate.Woven")
                .replace("RELAY", "io.telltale.capture.Relay.Woven")
                .replace("STORE", "io.telltale.capture.Store.Woven"));
        Configuration configuration =
            ConfigLoader.load(AgentOptions.parse("config=" + file, Map.of()), Map.of());
        assertThat(configuration.problems()).isEmpty();
        return new RuleCompiler(configuration);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  Gate gate() {
    return (Gate) woven(Gate.Woven.class);
  }

  Relay relay() {
    return (Relay) woven(Relay.Woven.class);
  }

  Relay overridingRelay() {
    return (Relay) woven(Relay.Overriding.class);
  }

  Store store() {
    return (Store) woven(Store.Woven.class);
  }

  private Object woven(Class<?> type) {
    try {
      return loader.loadClass(type.getName()).getConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  SecurityEvent onlyEvent() {
    assertThat(events).as("%s", said()).hasSize(1);
    return events.get(0);
  }

  /** What was counted, as it stands on stderr. */
  String said() {
    diagnostics.flush();
    return said.toString(StandardCharsets.UTF_8);
  }

  /** Nothing is remembered on this thread. */
  static void assertNothingIsOpen() {
    ThreadState state = ThreadState.current();
    assertThat(state.top).isNull();
    assertThat(state.scope()).isNull();
    assertThat(state.reading).isFalse();
  }
}
