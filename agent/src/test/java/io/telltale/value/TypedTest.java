// SPDX-License-Identifier: Apache-2.0

package io.telltale.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.telltale.config.SyntaxException;
import io.telltale.event.Marked;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a rule says that a value is. */
class TypedTest {

  private static Object read(String text, Object... arguments) {
    try {
      return ValueParser.value(text).read(Called.with(arguments));
    } catch (SyntaxException | ReadException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "text, any text; at all, any text; at all",
    "enum, ROLE_ADMIN, ROLE_ADMIN",
    "enum, two words, ",
    "enum, a;b, ",
    "path, /a;jsessionid=1/b?c=d, /a/b",
    "path, report.pdf, report.pdf",
    "id, two words, ",
    "count, many, ",
    "count, 1e9, ",
  })
  void ofATextIsWhatFits(String type, String text, String told) {
    assertThat(read("args[0] as " + type, text)).isEqualTo(told);
  }

  @Test
  void countsAreNumbers() {
    assertThat(read("args[0] as count", "-17")).isEqualTo(-17L);
    assertThat(read("args[0] as count", 3)).isEqualTo(3L);
    assertThat(read("args[0] as count", 0.5)).isEqualTo(0.5);
  }

  @Test
  void someAreMarkedForTheWayOut() {
    assertThat(read("args[0] as id", "550e8400-e29b")).isInstanceOf(Marked.class);
    assertThat(((Marked) read("args[1] ?? args[0] as hash", "a b")).text()).isEqualTo("a b");
    assertThat(read("args[0] as user", "alice")).hasToString("[USER]");
  }

  @Test
  void nothingStaysNothing() {
    assertThat(read("args[0] as hash", (Object) null)).isNull();
  }

  @Test
  void anotherTypeIsRefused() {
    assertThatThrownBy(() -> ValueParser.value("args[0] as hsah"))
        .isInstanceOf(SyntaxException.class)
        .hasMessageContainingAll("'hsah' is no type of a value", "hash");
    assertThatThrownBy(() -> ValueParser.value("request.parameter(\"password\") as hash"))
        .isInstanceOf(SyntaxException.class)
        .hasMessageContaining("would hold a secret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"args[0][0]", "args[0][*]", "args[*]", "args[1][0]"})
  void charactersAreNeverRead(String path) {
    Object[] arguments = {"secret".toCharArray(), List.of((Object) "secret".toCharArray())};
    Object read = null;
    try {
      read = Plain.of(ValueParser.value(path).read(Called.with(arguments)));
    } catch (SyntaxException e) {
      throw new AssertionError(e);
    } catch (ReadException e) {
      assertThat(e).hasMessageContaining("char[]");
    }
    assertThat(read).isNull();
  }

  /** A call with nothing but arguments. */
  private record Called(Object[] arguments) implements Roots {

    static Called with(Object... arguments) {
      return new Called(arguments == null ? new Object[1] : arguments);
    }

    @Override
    public Object result() {
      return null;
    }

    @Override
    public Object self() {
      return null;
    }

    @Override
    public Throwable thrown() {
      return null;
    }

    @Override
    public String method() {
      return null;
    }

    @Override
    public Object before(String name) {
      return null;
    }

    @Override
    public Context context() {
      return null;
    }

    @Override
    public String toString() {
      return Arrays.toString(arguments);
    }
  }
}
