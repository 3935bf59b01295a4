// SPDX-License-Identifier: Apache-2.0

/**
 * What suites share that launch applications under the built agent: JVMs, processes, ports,
 * libraries, browsers, and the events that came. It sees the product as an operator does, by files
 * and ports, and imports none of it.
 */
@NullMarked
package io.telltale.harness;

import org.jspecify.annotations.NullMarked;
