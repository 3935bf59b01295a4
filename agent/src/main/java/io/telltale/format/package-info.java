// SPDX-License-Identifier: Apache-2.0

/**
 * Events as bytes: ECS in JSON, as the message of RFC 5424. Loader: agent; runs on the ship thread.
 */
package io.telltale.format;
