// SPDX-License-Identifier: Apache-2.0

/** What only shows over several events. Loader: agent; runs on the ship thread only. */
package io.telltale.detect;
