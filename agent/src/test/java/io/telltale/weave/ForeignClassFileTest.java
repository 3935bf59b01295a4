// SPDX-License-Identifier: Apache-2.0

package io.telltale.weave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.lang.reflect.Method;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForeignClassFileTest {

  private final RecordingSites sites = new RecordingSites();

  /** Versions of 1.2, 5, 6 (whose verifier may fall back to the old one), 7, 8 and 17. */
  @ParameterizedTest
  @CsvSource({
    "46, true, false",
    "49, true, false",
    "50, false, false",
    "50, false, true",
    "50, true, false",
    "51, false, true",
    "52, false, true",
    "61, false, true"
  })
  void weavesClassesOfEveryAge(int version, boolean subroutine, boolean frames) throws Exception {
    WeavingLoader loader =
        WeavingLoader.of(sites.transformer("boolean old.Login.check(String, long, double)"))
            .add(ClassFiles.OLD, ClassFiles.login(version, subroutine, frames));
    Method check =
        loader.loadClass(ClassFiles.OLD).getMethod("check", String.class, long.class, double.class);

    assertThat(check.invoke(null, "bob", 7L, 0.5)).isEqualTo(true);
    assertThat(check.invoke(null, null, 7L, 0.5)).isEqualTo(false);

    assertThat(sites.calls).hasSize(2);
    assertThat(sites.calls.get(0).left()).containsExactly("bob", 7L, 0.5);
    assertThat(sites.calls.get(0).result()).isEqualTo(true);
    assertThat(sites.calls.get(1).result()).isEqualTo(false);
    assertThat(sites.degradations).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"* gone.Child.check(..)", "* gone.*+.check(..)", "* *..Child.c*(String)"})
  void weavesAClassWhoseSuperTypesCannotBeFound(String pattern) {
    byte[] classFile = ClassFiles.child("gone.Child", "gone.Parent", "gone.Too");

    byte[] woven = transform(pattern, "gone/Child", classFile);

    assertThat(woven).isNotNull().isNotEqualTo(classFile);
    assertThat(sites.degradations).isEmpty();
  }

  @Test
  void seesThatASuperTypeThatCannotBeFoundIsNoReasonForWeaving() {
    byte[] classFile = ClassFiles.child("gone.Child", "gone.Parent", null);

    assertThat(transform("* com.acme.Login+.check(..)", "gone/Child", classFile)).isNull();
    assertThat(sites.degradations).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 9, 40, 120})
  void countsWhatIsNoClassFileAndLeavesItToTheJvm(int length) {
    byte[] whole = ClassFiles.login(61, false, true);

    assertThat(transform("* old.Login.check(..)", "old/Login", Arrays.copyOf(whole, length)))
        .isNull();

    assertThat(sites.degradations).hasSize(1);
  }

  @Test
  void countsAClassFileFromTheFuture() {
    byte[] future = ClassFiles.login(61, false, true);
    future[7] = (byte) 200;

    assertThatNoException()
        .isThrownBy(
            () -> assertThat(transform("* old.Login.check(..)", "old/Login", future)).isNull());
    assertThat(sites.degradations)
        .singleElement()
        .asString()
        .startsWith("class_file_too_new: ")
        .contains("of version 200");
  }

  private byte[] transform(String pattern, String internalName, byte[] classFile) {
    ClassLoader loader = WeavingLoader.of(null);
    return sites.transformer(pattern).transform(loader, internalName, null, null, classFile);
  }
}
