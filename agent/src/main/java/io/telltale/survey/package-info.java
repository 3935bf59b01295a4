// SPDX-License-Identifier: Apache-2.0

/**
 * What can be said of an application that is not running: where pointcuts would match, and which
 * methods look worth one. Loader: agent, but only on the command line.
 *
 * <p>{@link io.telltale.survey.Forecast} answers {@code check --against}, {@link
 * io.telltale.survey.Scan} answers {@code scan}. What makes a method look like signing in or
 * exporting stands in {@link io.telltale.survey.Signals} and {@link io.telltale.survey.Word}, and
 * nowhere else.
 */
package io.telltale.survey;
