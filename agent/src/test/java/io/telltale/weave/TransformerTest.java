// SPDX-License-Identifier: Apache-2.0

package io.telltale.weave;

import static org.assertj.core.api.Assertions.assertThat;

import io.telltale.hook.TelltaleHook;
import io.telltale.pointcut.Pointcut;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransformerTest {

  private static final byte[] LIST = WeavingLoader.bytes(ArrayList.class);

  private final RecordingSites sites = new RecordingSites();
  private final ClassLoader application = WeavingLoader.of(null);

  private byte[] transform(String pattern, ClassLoader loader, String name, byte[] classFile) {
    return sites.transformer(pattern).transform(loader, name, null, null, classFile);
  }

  @ParameterizedTest
  @CsvSource({
    "* java.util.ArrayList.add(..), true",
    "* java.util.ArrayList+.add(..), true",
    "* java.util.List.add(..), false",
    "* java.util.List+.add(..), false",
    "* java.util..*.add(..), false",
    "* *..ArrayList.add(..), false",
    "* add(..), false",
  })
  void touchesTheJdksClassesOnlyWhereTheyAreNamedInFull(String pattern, boolean touched) {
    boolean woven = transform(pattern, null, "java/util/ArrayList", LIST) != null;
    boolean wovenInPlatform =
        transform(pattern, ClassLoader.getPlatformClassLoader(), "java/util/ArrayList", LIST)
            != null;

    assertThat(woven).isEqualTo(touched);
    assertThat(wovenInPlatform).isEqualTo(touched);
    assertThat(sites.degradations).isEmpty();
  }

  @Test
  void leavesItsOwnLoadersClassesAndAnyByteBuddyAlone() {
    byte[] own = WeavingLoader.bytes(Shapes.class);
    String pattern = "* *..Shapes.instance(..)";

    assertThat(transform(pattern, application, "io/telltale/weave/Shapes", own)).isNotNull();
    assertThat(transform(pattern, getClass().getClassLoader(), "io/telltale/weave/Shapes", own))
        .isNull();
    assertThat(transform(pattern, application, "io/telltale/premain/Shapes", own)).isNull();
    assertThat(transform(pattern, application, "net/bytebuddy/Shapes", own)).isNull();
    assertThat(transform(pattern, application, null, own)).isNull();
  }

  @Test
  void asksNothingFurtherOfAClassWithoutAWantedMethod() {
    byte[] own = WeavingLoader.bytes(Shapes.class);

    assertThat(transform("* *..Shapes.absent(..)", application, "io/telltale/weave/Shapes", own))
        .isNull();
    assertThat(transform("* *..Other.instance(..)", application, "io/telltale/weave/Shapes", own))
        .isNull();
    assertThat(sites.methods).isEmpty();
    assertThat(sites.degradations).isEmpty();
  }

  @Test
  void noticesWhenTheApplicationBegins() {
    Transformer transformer = sites.transformer("* com.acme.Login.check(..)");
    byte[] any = ClassFiles.child("com.acme.Main", "java.lang.Object", null);

    transformer.transform(null, "java/util/ArrayList", null, null, LIST);
    transformer.transform(getClass().getClassLoader(), "a/B", null, null, any);
    assertThat(transformer.applicationSeen()).isFalse();

    transformer.transform(application, "com/acme/Main", null, null, any);
    assertThat(transformer.applicationSeen()).isTrue();
  }

  @Test
  void countsWhatGoesWrongInsideAndNeverThrows() {
    SiteNumbersThatFail failing = new SiteNumbersThatFail();
    Transformer transformer =
        new Transformer(RecordingSites.pointcuts("* *..Shapes.instance(..)"), failing, sites);

    assertThat(
            transformer.transform(
                application,
                "io/telltale/weave/Shapes",
                null,
                null,
                WeavingLoader.bytes(Shapes.class)))
        .isNull();
    assertThat(sites.degradations).containsExactly("not_woven: weaving io/telltale/weave/Shapes");
  }

  private static final class SiteNumbersThatFail implements SiteNumbers {
    @Override
    public int number(String method, List<Pointcut> pointcuts) {
      throw new StackOverflowError("as if");
    }

    @Override
    public int place(TelltaleHook hook) {
      throw new AssertionError("not asked for");
    }

    @Override
    public boolean readsArgumentsOnEntry(int number) {
      return false;
    }

    @Override
    public boolean readsArgumentsOnExit(int number) {
      return false;
    }
  }
}
