// SPDX-License-Identifier: Apache-2.0

package io.telltale.value;

import static org.assertj.core.api.Assertions.assertThat;

import javax.naming.CompositeName;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import org.junit.jupiter.api.Test;

class PlainTest {

  @Test
  void namesOfADirectoryAreTheirText() throws InvalidNameException {
    assertThat(Plain.of(new LdapName("uid=alice,dc=example"))).isEqualTo("uid=alice,dc=example");
    assertThat(Plain.of(new CompositeName("uid=alice"))).isEqualTo("uid=alice");
    assertThat(Plain.of(new Rdn("uid=alice"))).isEqualTo("uid=alice");
  }

  @Test
  void aStrangersNameIsNot() throws InvalidNameException {
    assertThat(Plain.of(new StrangersName("uid=alice"))).isNull();
  }

  /** Asked for its text, it might do anything. */
  private static final class StrangersName extends CompositeName {
    private static final long serialVersionUID = 1;

    StrangersName(String name) throws InvalidNameException {
      super(name);
    }

    @Override
    public String toString() {
      throw new AssertionError("must not be asked");
    }
  }
}
