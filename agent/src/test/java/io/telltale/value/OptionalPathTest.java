// SPDX-License-Identifier: Apache-2.0

package io.telltale.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.telltale.config.SyntaxException;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Paths over what modern Java puts between a name and its value. */
class OptionalPathTest {

  private record Person(String name, Optional<Person> boss, OptionalInt level) {}

  private static final Person BOSS = new Person("ann", Optional.empty(), OptionalInt.empty());
  private static final Person BOB = new Person("bob", Optional.of(BOSS), OptionalInt.of(3));

  private enum Kind {
    ADMIN {
      @Override
      String word() {
        return "a";
      }
    };

    abstract String word();
  }

  static final class Subject implements Roots {
    private final Object[] arguments;

    Subject(Object... arguments) {
      this.arguments = arguments;
    }

    @Override
    public @Nullable Object[] arguments() {
      return arguments;
    }

    @Override
    public @Nullable Object result() {
      return null;
    }

    @Override
    public @Nullable Object self() {
      return null;
    }

    @Override
    public @Nullable Throwable thrown() {
      return null;
    }

    @Override
    public @Nullable String method() {
      return null;
    }

    @Override
    public @Nullable Object before(String name) {
      return null;
    }

    @Override
    public @Nullable Context context() {
      return null;
    }
  }

  private static Object read(String path, Object... arguments) throws Exception {
    return Plain.of(ValueParser.value(path).read(new Subject(arguments)));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      value = {
        "args[0].name,               bob",
        "args[0].boss.name,          ann",
        "args[0].boss.get().name,    ann",
        "args[0].boss().name(),      ann",
        "args[0].boss.boss,          null",
        "args[0].boss.boss.name,     null",
        "args[0].boss.present,       true",
        "args[0].boss.boss.present,  false",
        "args[0].level,              3",
        "args[0].boss.boss ?? args[0].name, bob",
        "args[0].shoeSize ?? args[0].name,  bob",
        "args[0].name ?? args[0].shoeSize,  bob",
        "args[1] ?? args[0].level ?? '1',   3",
        "args[0]?.name,              bob",
        "args[0]?.shoeSize,          null",
        "args[0]?.shoeSize().name,   null",
        "args[0].boss.level,         null",
      })
  void optionalIsAsGoodAsItsContent(String path, String value) throws Exception {
    Object read = read(path, Optional.of(BOB));
    assertThat(read == null ? null : read.toString()).isEqualTo(value);
  }

  @Test
  void conditionsSeeTheContent() throws Exception {
    Subject subject = new Subject(BOB);
    assertThat(ValueParser.condition("args[0].boss != null").holds(subject)).isTrue();
    assertThat(ValueParser.condition("args[0].boss.boss == null").holds(subject)).isTrue();
    assertThat(ValueParser.condition("args[0].level > 2").holds(subject)).isTrue();
  }

  @Test
  void enumsHaveNames() throws Exception {
    assertThat(read("args[0]", Kind.ADMIN)).isEqualTo("ADMIN");
    assertThat(read("args[0].name", Kind.ADMIN)).isEqualTo("ADMIN");
    assertThat(read("args[0].name", TimeUnit.DAYS)).isEqualTo("DAYS");
  }

  @Test
  void arraysOfPrimitivesHaveElementsAndLength() throws Exception {
    assertThat(read("args[0][1]", new int[] {1, 2})).isEqualTo(2L);
    assertThat(read("args[0][2]", new int[] {1, 2})).isNull();
    assertThat(read("args[0].length", new byte[7])).isEqualTo(7L);
    assertThat(read("args[0][0]", new boolean[] {true})).isEqualTo(true);
  }

  @Test
  void keysOfMapsAreNotTurnedIntoText() throws Exception {
    assertThat(read("args[0][\"5\"]", Map.of(5, "five"))).isNull();
    assertThat(read("args[0][5]", Map.of(5, "five"))).isEqualTo("five");
  }

  @Test
  void publicMembersOfTheJdkCanBeReadInHiddenClassesToo() throws Exception {
    assertThat(read("args[0].size()", Collections.unmodifiableList(Arrays.asList(1, 2))))
        .isEqualTo(2L);
    assertThat(read("args[0].first", new java.util.TreeSet<>(List.of("a")))).isEqualTo("a");
  }

  @Test
  void privateMembersOfTheJdkCannot() {
    assertThatThrownBy(() -> read("args[0].elementData", new java.util.ArrayList<>()))
        .isInstanceOf(ReadException.class)
        .hasMessageContaining("no readable 'elementData'");
  }

  @Test
  void aCollectionIsNotWalkedPastItsBound() throws SyntaxException {
    assertThatThrownBy(() -> ValueParser.value("args[0][1000]"))
        .isInstanceOf(SyntaxException.class);
    Endless endless = new Endless();
    assertThat(Plain.of(readQuietly("args[0][999]", endless))).isEqualTo(999L);
    assertThat(endless.walked).isEqualTo(1_000);
  }

  private static Object readQuietly(String path, Object argument) throws SyntaxException {
    try {
      return ValueParser.value(path).read(new Subject(argument));
    } catch (ReadException e) {
      throw new AssertionError(e);
    }
  }

  private static final class Endless extends AbstractSet<Integer> {
    private int walked;

    @Override
    public Iterator<Integer> iterator() {
      return new Iterator<>() {
        @Override
        public boolean hasNext() {
          return true;
        }

        @Override
        public Integer next() {
          return walked++;
        }
      };
    }

    @Override
    public int size() {
      return Integer.MAX_VALUE;
    }
  }
}
