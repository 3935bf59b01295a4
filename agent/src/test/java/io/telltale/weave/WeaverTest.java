// SPDX-License-Identifier: Apache-2.0

package io.telltale.weave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.telltale.weave.RecordingSites.Call;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WeaverTest {

  private static final String SHAPES = Shapes.class.getName();

  private final RecordingSites sites = new RecordingSites();

  private Class<?> woven(String... patterns) throws ClassNotFoundException {
    return WeavingLoader.of(sites.transformer(patterns), Shapes.class, Shapes.Unfinished.class)
        .loadClass(SHAPES);
  }

  private static Object call(Object self, Class<?> type, String name, Object... arguments)
      throws Throwable {
    for (Method method : type.getDeclaredMethods()) {
      if (method.getName().equals(name) && !method.isBridge()) {
        method.setAccessible(true);
        try {
          return method.invoke(self, arguments);
        } catch (InvocationTargetException e) {
          throw e.getCause();
        }
      }
    }
    throw new AssertionError(name);
  }

  static Stream<Arguments> shapes() {
    int[][] numbers = {{1}, {2, 3}};
    return Stream.of(
        shape("instance", "a1", "a", 1),
        shape("ofClass", 7L, 7L, 1.5, true),
        shape("hidden", 'x', 'x'),
        shape("last", (byte) 1, (byte) 1, (short) 2, 3f),
        shape("locked", 2.5, 2.5),
        shape("generic", "b", "a", "b"),
        shape("nothing", null),
        shape("arrays", numbers, numbers, new String[] {"x"}),
        shape("reassigning", false, "bob", 3),
        shape("catching", -1, "no number"),
        shape("catching", 12, "12"));
  }

  private static Arguments shape(String name, Object result, Object... arguments) {
    return Arguments.of(name, result, arguments);
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void tellsWhatWentInAndWhatCameOut(String name, Object result, Object[] arguments)
      throws Throwable {
    Class<?> type = woven("* " + SHAPES + "." + name + "(..)");
    Object self = type.getConstructor().newInstance();

    assertThat(call(self, type, name, arguments)).isEqualTo(result);

    Call call = sites.onlyCall();
    assertThat(call.self()).isSameAs(name.equals("ofClass") ? null : self);
    assertThat(call.entered()).containsExactly(arguments);
    assertThat(call.left()).as("as they were given").containsExactly(arguments);
    assertThat(call.result()).isEqualTo(result);
    assertThat(call.thrown()).isNull();
  }

  @Test
  void tellsWhatWasThrownAndLetsItThrough() throws Throwable {
    Class<?> type = woven("* " + SHAPES + ".throwing(..)");
    Object self = type.getConstructor().newInstance();

    Throwable thrown = catchThrowable(() -> call(self, type, "throwing", "why"));

    assertThat(thrown).isInstanceOf(IOException.class).hasMessage("why");
    assertThat(sites.onlyCall().thrown()).isSameAs(thrown);
    assertThat(sites.onlyCall().result()).isNull();
    assertThat(sites.onlyCall().left()).containsExactly("why");
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "entry", "exit"})
  void makesNoArrayForWhomDoesNotRead(String who) throws Throwable {
    sites.entryReads = who.equals("entry");
    sites.exitReads = who.equals("exit");
    Class<?> type = woven("* " + SHAPES + ".instance(..)");

    call(type.getConstructor().newInstance(), type, "instance", "a", 1);

    Call call = sites.onlyCall();
    assertThat(call.entered()).isEqualTo(sites.entryReads ? new Object[] {"a", 1} : null);
    assertThat(call.left()).isEqualTo(sites.exitReads ? new Object[] {"a", 1} : null);
  }

  @Test
  @SuppressWarnings("unchecked")
  void tellsACallThroughABridgeOnce() throws Throwable {
    Class<?> type = woven("boolean " + SHAPES + ".test(..)");

    assertThat(((Predicate<String>) type.getConstructor().newInstance()).test("")).isTrue();

    assertThat(sites.methods).containsExactly(SHAPES + ".test(Ljava/lang/String;)Z");
    assertThat(sites.onlyCall().result()).isEqualTo(true);
  }

  @Test
  void leavesConstructorsInitialisersAndBodilessMethodsAlone() throws Throwable {
    Class<?> type = woven("* " + SHAPES + ".*(..)", "* " + SHAPES + ".*.*(..)");
    type.getConstructor().newInstance();
    Class<?> unfinished = type.getClassLoader().loadClass(Shapes.Unfinished.class.getName());
    unfinished.getDeclaredMethods();

    assertThat(sites.calls).isEmpty();
    assertThat(sites.methods)
        .noneMatch(method -> method.contains("<"))
        .noneMatch(method -> method.contains("foreign"))
        .noneMatch(method -> method.contains("open"))
        .noneMatch(method -> method.contains("lambda$"))
        .anyMatch(method -> method.contains(".lambda("))
        .hasSizeGreaterThan(10);
  }

  @Test
  void keepsMembersAndSuperTypes() throws Exception {
    Class<?> type = woven("* " + SHAPES + ".*(..)");

    assertThat(members(type)).isEqualTo(members(Shapes.class));
    assertThat(type.getSuperclass()).isEqualTo(Object.class);
    assertThat(type.getInterfaces()).containsExactly(Predicate.class);
  }

  private static String members(Class<?> type) {
    String[] members =
        Stream.of(type.getDeclaredMethods(), type.getDeclaredFields(), type.getConstructors())
            .flatMap(Arrays::stream)
            .map(Object::toString)
            .toArray(String[]::new);
    Arrays.sort(members);
    return String.join("\n", members);
  }

  @Test
  void letsTheApplicationGoOnWhereTheHookCannotBeSeen() throws Throwable {
    WeavingLoader blind =
        new WeavingLoader(
                ClassLoader.getPlatformClassLoader(),
                sites.transformer("* " + SHAPES + ".instance(..)"))
            .add(SHAPES, WeavingLoader.bytes(Shapes.class));
    Class<?> type = blind.loadClass(SHAPES);

    assertThat(call(type.getConstructor().newInstance(), type, "instance", "a", 1)).isEqualTo("a1");
    assertThat(sites.methods).hasSize(1);
    assertThat(sites.calls).isEmpty();
  }
}
