// SPDX-License-Identifier: Apache-2.0

package com.acme.oddities;

/** One oddity. */
interface Scenario {

  void run() throws Exception;
}
