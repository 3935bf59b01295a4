// SPDX-License-Identifier: Apache-2.0

package com.acme.oddities;

/** What everything here lets people in by. */
public interface Door {

  /** Whether this user may come in. */
  boolean login(String user);
}
