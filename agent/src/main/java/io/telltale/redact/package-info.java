// SPDX-License-Identifier: Apache-2.0

/** Keeps secrets in. Loader: agent; runs on the ship thread only. */
package io.telltale.redact;
