// SPDX-License-Identifier: Apache-2.0

/**
 * Puts calls of the hook into methods: the only package that touches Byte Buddy. Loader: agent; the
 * advice classes are never run here, their code is copied into the application's methods.
 */
package io.telltale.weave;
