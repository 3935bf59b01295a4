// SPDX-License-Identifier: Apache-2.0

/**
 * Class files as they lie in WARs, EARs, executable jars, jars and directories, one in the other,
 * read as a stream and never unpacked. Loader: agent, but only on the command line. Imports of ours
 * {@code weave} for its {@link io.telltale.weave.ClassPath} only.
 */
package io.telltale.archive;
