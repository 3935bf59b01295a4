// SPDX-License-Identifier: Apache-2.0

package io.telltale.config;

/** Ends the reading of one part of the configuration. */
final class ConfigException extends Exception {

  private static final long serialVersionUID = 1;

  private final transient Problem problem;

  ConfigException(Position position, String message) {
    super(message);
    this.problem = new Problem(position, message);
  }

  Problem problem() {
    return problem;
  }
}
