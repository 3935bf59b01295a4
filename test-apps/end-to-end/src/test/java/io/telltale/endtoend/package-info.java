// SPDX-License-Identifier: Apache-2.0

/**
 * The end-to-end suite: unmodified applications on real JVMs under the built agent, a real rsyslogd
 * on the other side. It sees the product as an operator does, by files and ports, and imports none
 * of it.
 */
@NullMarked
package io.telltale.endtoend;

import org.jspecify.annotations.NullMarked;
