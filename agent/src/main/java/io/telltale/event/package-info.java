// SPDX-License-Identifier: Apache-2.0

/**
 * What happened: the event, its type, outcome and severity. Loader: agent. Imports nothing of ours.
 */
package io.telltale.event;
