// SPDX-License-Identifier: Apache-2.0

package io.telltale.endtoend;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;

/**
 * What goes wrong between agents and collectors while there is load.
 *
 * @param name in the table
 * @param proxied whether a proxy stands between them
 * @param what happens to the collectors, and to the proxies if there are
 */
record DeliveryFault(
    String name, boolean proxied, BiConsumer<DeliverySite, List<FaultyProxy>> what) {

  /** How much of each. */
  record Extent(int restarts, long frozenMillis, long heldMillis, int resets) {

    static Extent shortForm() {
      return new Extent(3, 3_000, 2_000, 3);
    }

    static Extent fullForm() {
      return new Extent(20, 6_000, 6_000, 10);
    }
  }

  static List<DeliveryFault> all(Extent extent) {
    List<DeliveryFault> all = new ArrayList<>(ofCollectors(extent));
    all.addAll(ofNetworks(extent));
    return all;
  }

  private static List<DeliveryFault> ofCollectors(Extent extent) {
    return List.of(
        new DeliveryFault("none", false, (site, proxies) -> {}),
        new DeliveryFault(
            "collector killed (-9) and restarted, " + extent.restarts + " times",
            false,
            (site, proxies) -> {
              for (int i = 0; i < extent.restarts; i++) {
                site.processes().forEach(CollectorProcess::kill);
                pause(300);
                site.processes().forEach(CollectorProcess::start);
                pause(700);
              }
            }),
        new DeliveryFault(
            "collector stopped (SIGTERM) and restarted, 3 times",
            false,
            (site, proxies) -> {
              for (int i = 0; i < 3; i++) {
                site.processes().forEach(CollectorProcess::terminate);
                pause(300);
                site.processes().forEach(CollectorProcess::start);
                pause(700);
              }
            }),
        new DeliveryFault(
            "collector frozen (SIGSTOP) for " + extent.frozenMillis / 1_000 + " s",
            false,
            (site, proxies) -> {
              site.processes().forEach(CollectorProcess::freeze);
              pause(extent.frozenMillis);
              site.processes().forEach(CollectorProcess::thaw);
            }),
        new DeliveryFault(
            "collector frozen, then killed",
            false,
            (site, proxies) -> {
              site.processes().forEach(CollectorProcess::freeze);
              pause(extent.frozenMillis);
              site.processes().forEach(CollectorProcess::kill);
              site.processes().forEach(CollectorProcess::start);
            }));
  }

  private static List<DeliveryFault> ofNetworks(Extent extent) {
    return List.of(
        new DeliveryFault(
            "connections reset, " + extent.resets + " times",
            true,
            (site, proxies) -> {
              for (int i = 0; i < extent.resets; i++) {
                proxies.forEach(FaultyProxy::reset);
                pause(500);
              }
            }),
        new DeliveryFault(
            "nothing gets to the collector for "
                + extent.heldMillis / 1_000
                + " s, then connections reset",
            true,
            (site, proxies) -> cut(proxies, extent, true, false)),
        new DeliveryFault(
            "nothing comes back from it for "
                + extent.heldMillis / 1_000
                + " s, then connections reset",
            true,
            (site, proxies) -> cut(proxies, extent, false, true)),
        new DeliveryFault(
            "everything 200 ms late, either way",
            true,
            (site, proxies) -> {
              proxies.forEach(proxy -> proxy.delay(200));
              pause(2 * extent.heldMillis);
              proxies.forEach(proxy -> proxy.delay(0));
            }),
        new DeliveryFault(
            "a byte a second is read, then connections reset",
            true,
            (site, proxies) -> {
              proxies.forEach(proxy -> proxy.trickle(true));
              pause(extent.heldMillis);
              proxies.forEach(proxy -> proxy.trickle(false));
              proxies.forEach(FaultyProxy::reset);
            }));
  }

  private static void cut(List<FaultyProxy> proxies, Extent extent, boolean there, boolean back) {
    proxies.forEach(proxy -> proxy.hold(there, back));
    pause(extent.heldMillis);
    proxies.forEach(FaultyProxy::reset);
    proxies.forEach(proxy -> proxy.hold(false, false));
  }

  /** For as long as a fault is to last. */
  static void pause(long milliseconds) {
    long end = System.nanoTime() + milliseconds * 1_000_000;
    for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
