// SPDX-License-Identifier: Apache-2.0

/**
 * The language of pointcuts and its matching: from the cheapest question about a class to the exact
 * one about a method. Loader: agent. Knows no Byte Buddy: types are seen through {@link
 * io.telltale.pointcut.TypeView}, so that the same matching serves the running agent, {@code check}
 * and the tests.
 */
package io.telltale.pointcut;
