// SPDX-License-Identifier: Apache-2.0

/**
 * Each pack against the frameworks that it knows, in the oldest and the newest version: their own
 * filter chains and containers, real requests, and whole events compared.
 */
@NullMarked
package io.telltale.frameworks;

import org.jspecify.annotations.NullMarked;
