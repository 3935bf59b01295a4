// SPDX-License-Identifier: Apache-2.0

/**
 * The command line of {@code java -jar telltale.jar}: an embedded syslog receiver, the demo, and
 * checks of a configuration. Loader: agent, in a JVM of its own and never in an application's. It
 * stands last and may import all of Telltale.
 */
package io.telltale.cli;
