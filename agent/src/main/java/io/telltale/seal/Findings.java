// SPDX-License-Identifier: Apache-2.0

package io.telltale.seal;

/** Takes what is found, as it is found. */
public interface Findings {

  /** One more. */
  void found(Finding finding);
}
