// SPDX-License-Identifier: Apache-2.0

package io.telltale.agent;

import io.telltale.capture.RuleCompiler;
import io.telltale.capture.SiteTable;
import io.telltale.config.AgentOptions;
import io.telltale.config.ConfigLoader;
import io.telltale.config.Configuration;
import io.telltale.config.Pack;
import io.telltale.config.Packs;
import io.telltale.config.Problem;
import io.telltale.config.Target;
import io.telltale.diagnostics.Diagnostics;
import io.telltale.event.EventType;
import io.telltale.event.SecurityEvent;
import io.telltale.redact.PrivacyCheck;
import io.telltale.ship.EventQueue;
import io.telltale.ship.Shipper;
import io.telltale.value.Access;
import io.telltale.weave.HookInstaller;
import io.telltale.weave.Transformer;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The running agent. */
public final class Agent {

  private Agent() {}

  /**
   * Starts everything.
   *
   * @param options what follows {@code telltale.jar=}, or null
   * @throws IOException if our jar cannot be read
   */
  public static void start(@Nullable String options, Instrumentation instrumentation)
      throws IOException {
    Diagnostics diagnostics = new Diagnostics();
    AgentOptions parsed = AgentOptions.parse(options, System.getenv());
    Map<String, Pack> packs = Packs.bundled();
    ConfigFile file = ConfigFile.read(parsed.config());
    Configuration configuration = ConfigLoader.load(parsed, packs, file.content());
    RuleCompiler rules = new RuleCompiler(configuration);
    List<Problem> problems = new ArrayList<>(configuration.problems());
    problems.addAll(rules.problems());
    problems.addAll(PrivacyCheck.problems(configuration.privacy()));
    for (Problem problem : problems) {
      diagnostics.say(problem.toString());
    }
    if (configuration.targets().isEmpty()) {
      diagnostics.say(
          "no target, so nothing is woven and no event sent; add 'target' to the configuration,"
              + " set TELLTALE_TARGET, or start with -javaagent:telltale.jar=target=tls://HOST:6514");
      return;
    }
    EventQueue queue = new EventQueue();
    queue.offer(started(rules.size(), configuration.targets()));
    for (Problem problem : problems) {
      queue.offer(OwnEvents.rejected(problem));
    }
    Degradations degradations = new Degradations(queue, diagnostics);
    boolean hooked = placeHook(instrumentation, degradations);
    Access.openWith(new ModuleOpener(instrumentation, diagnostics));
    SiteTable sites = new SiteTable(rules, queue, diagnostics);
    Transformer transformer = new Transformer(rules.pointcuts(), sites, degradations);
    if (hooked) {
      transformer.install(instrumentation);
    }
    Live live =
        new Live(
            parsed,
            packs,
            configuration,
            file,
            rules,
            sites,
            transformer,
            instrumentation,
            queue,
            diagnostics);
    Shipper.start(queue, configuration, transformer, live, diagnostics);
    if (!hooked) {
      return;
    }
    Watch.start(parsed.config(), file, live, transformer, diagnostics);
  }

  private static boolean placeHook(Instrumentation instrumentation, Degradations degradations) {
    try {
      HookInstaller.install(instrumentation);
      return true;
    } catch (ReflectiveOperationException | IOException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      degradations.degraded(
          "hook_not_placed", "nothing is woven, as java.lang did not take our hook", cause);
      return false;
    }
  }

  private static SecurityEvent started(int pointcuts, List<Target> targets) {
    String version = Agent.class.getPackage().getImplementationVersion();
    return OwnEvents.event(EventType.AGENT_STARTED)
        .field("version", version == null ? "development" : version)
        .field("java", System.getProperty("java.version", "?"))
        .field("pointcuts", (long) pointcuts)
        .field("target", names(targets))
        .build();
  }

  private static String names(List<Target> targets) {
    StringBuilder names = new StringBuilder();
    for (Target target : targets) {
      names.append(names.length() == 0 ? "" : ", ").append(target);
    }
    return names.toString();
  }
}
