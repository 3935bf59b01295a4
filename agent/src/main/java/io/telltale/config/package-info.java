// SPDX-License-Identifier: Apache-2.0

/**
 * YAML to immutable values, every error with file, line, column and the nearest valid word. Loader:
 * agent. Imports {@code event} and {@code diagnostics} only, so patterns, values and conditions
 * stay texts with a place here; the packages that own these languages parse them.
 */
package io.telltale.config;
