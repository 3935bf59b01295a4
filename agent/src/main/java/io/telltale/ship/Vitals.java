// SPDX-License-Identifier: Apache-2.0

package io.telltale.ship;

/** What a heartbeat says of the rest of the agent. Asked on the ship thread. */
public interface Vitals {

  /** SHA-256 of the configuration file in force, in hexadecimal digits. */
  String configurationHash();

  /** How many pointcuts there are. */
  int pointcuts();

  /** How many of them have matched a method so far. */
  int pointcutsWoven();
}
