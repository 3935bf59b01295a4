// SPDX-License-Identifier: Apache-2.0

package com.acme.oddities;

/** A plain door, public and not final so that libraries can make proxies of it. */
public class Bean implements Door {

  @Override
  public boolean login(String user) {
    return !user.isEmpty();
  }
}
