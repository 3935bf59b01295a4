// SPDX-License-Identifier: Apache-2.0

/**
 * The class that woven code calls. Loader: bootstrap, as {@code java.lang.TelltaleHook}. It imports
 * nothing.
 */
package io.telltale.hook;
