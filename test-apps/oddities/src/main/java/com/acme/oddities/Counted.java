// SPDX-License-Identifier: Apache-2.0

package com.acme.oddities;

/** What the application itself redefines and transforms. */
final class Counted implements Door {

  @Override
  public boolean login(String user) {
    return true;
  }
}
