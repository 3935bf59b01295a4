// SPDX-License-Identifier: Apache-2.0

package com.acme.oddities;

/** Signs in again and again until its standard input ends, for agents that come later. */
final class Waiting implements Scenario {

  @Override
  public void run() throws Exception {
    Bean bean = new Bean();
    System.out.println("waiting");
    for (int read = System.in.read(); read >= 0; read = System.in.read()) {
      if (read == '\n') {
        bean.login(Calls.of("waiting"));
      }
    }
  }
}
