// SPDX-License-Identifier: Apache-2.0

/** Keeps the walls of the house: the order of packages, and the shape of the jar. */
@NullMarked
package io.telltale.architecture;

import org.jspecify.annotations.NullMarked;
