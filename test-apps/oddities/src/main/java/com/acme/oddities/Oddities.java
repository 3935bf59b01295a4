// SPDX-License-Identifier: Apache-2.0

package com.acme.oddities;

import java.util.LinkedHashMap;
import java.util.Map;

/** Runs the scenarios that are named, in one JVM. */
public final class Oddities {

  private static final Map<String, Scenario> SCENARIOS = new LinkedHashMap<>();

  static {
    SCENARIOS.put("class-files", new ClassFileVersions());
    SCENARIOS.put("large-method", new LargeMethod());
    SCENARIOS.put("method-kinds", new MethodKinds());
    SCENARIOS.put("throwing", new Throwing());
    SCENARIOS.put("proxies", new Proxies());
    SCENARIOS.put("hidden-class", new HiddenClass());
    SCENARIOS.put("foreign-names", new ForeignNames());
    SCENARIOS.put("parallel-loading", new ParallelLoading());
    SCENARIOS.put("virtual-threads", new VirtualThreads());
    SCENARIOS.put("handed-over", new HandedOver());
    SCENARIOS.put("redefine", new Redefining());
    SCENARIOS.put("stack", new StackExhaustion());
    SCENARIOS.put("memory", new MemoryExhaustion());
    SCENARIOS.put("interrupts", new Interrupts());
    SCENARIOS.put("getters", new StrangeGetters());
    SCENARIOS.put("slow-getter", new SlowGetter());
    SCENARIOS.put("secured", new Secured());
    SCENARIOS.put("early", new Early());
    SCENARIOS.put("wait", new Waiting());
    SCENARIOS.put("many-classes", new ManyClasses());
    SCENARIOS.put("sign-in-meanwhile", new SigningInMeanwhile());
    SCENARIOS.put(
        "login", () -> Calls.require(new Bean().login(Calls.of("login")), "nobody let in"));
    SCENARIOS.put("exit", () -> System.exit(3));
    SCENARIOS.put("halt", () -> Runtime.getRuntime().halt(4));
  }

  private Oddities() {}

  /**
   * Prints {@code done} and its name after each scenario; the first that throws ends the JVM.
   *
   * @param names of scenarios
   */
  public static void main(String[] names) throws Exception {
    for (String name : names) {
      SCENARIOS.get(name).run();
      System.out.println("done " + name);
    }
  }
}
