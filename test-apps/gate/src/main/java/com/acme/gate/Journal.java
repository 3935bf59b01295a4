// SPDX-License-Identifier: Apache-2.0

package com.acme.gate;

/** Where it is noted who came. */
interface Journal {

  void note(String who);
}
