// SPDX-License-Identifier: Apache-2.0

package io.telltale.fuzz;

import io.telltale.format.HostileEvent;
import io.telltale.secrets.Leaks;
import java.io.IOException;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** From the values of a request to the bytes on the wire. */
class WirePropertyTest {

  @Provide
  Arbitrary<String> texts() {
    return Hostile.texts();
  }

  @Property(tries = 1_500)
  void oneEventIsOneMessageThatEveryReaderReadsAlike(@ForAll("texts") String text)
      throws IOException {
    HostileEvent.check(text);
  }

  /** Behind a blank: what would stand in the same word as a secret makes it another one. */
  @Property(tries = 1_500)
  void noSecretComesOutAmongAnything(
      @ForAll("texts") String before, @ForAll("texts") String behind, @ForAll @IntRange int secret)
      throws IOException {
    Leaks.check(before, behind, secret);
  }
}
