// SPDX-License-Identifier: Apache-2.0

package io.telltale.weave;

import static org.assertj.core.api.Assertions.assertThat;

import io.telltale.pointcut.MethodView;
import java.util.List;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import org.junit.jupiter.api.Test;

/** What can be asked of an annotation, whether its class has been loaded or not. */
class BuddyAnnotationTest {

  enum Level {
    HIGH,
    LOW
  }

  @interface Needs {
    Level level();

    String[] roles() default {};

    int times() default 1;

    Class<?> type() default Object.class;
  }

  static final class Subject {
    @Needs(
        level = Level.HIGH,
        roles = {"teller", "admin"},
        times = 3)
    void several() {}

    @Needs(level = Level.LOW)
    void one() {}
  }

  @Test
  void textsAndConstantsInTheOrderOfTheMembers() {
    ClassFileLocator locator = ClassFileLocator.ForClassLoader.of(Subject.class.getClassLoader());
    TypeDescription read = ClassFilePool.over(locator).describe(Subject.class.getName()).resolve();
    for (MethodView method : new BuddyType(read).methods()) {
      List<String> texts =
          method.annotations().isEmpty() ? List.of() : method.annotations().get(0).texts();
      switch (method.name()) {
        case "several" -> assertThat(texts).containsExactly("HIGH", "teller", "admin");
        case "one" -> assertThat(texts).containsExactly("LOW");
        default -> assertThat(texts).isEmpty();
      }
    }
  }
}
