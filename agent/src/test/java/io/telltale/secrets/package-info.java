// SPDX-License-Identifier: Apache-2.0

/** Secrets planted wherever text enters an event, and what of them comes out. */
package io.telltale.secrets;
