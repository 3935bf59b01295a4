// SPDX-License-Identifier: Apache-2.0

package io.telltale.weave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.telltale.pointcut.Ancestors;
import io.telltale.pointcut.MethodView;
import io.telltale.pointcut.Pointcut;
import io.telltale.pointcut.TypeView;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.bytebuddy.jar.asm.Type;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DryRunTest {

  /** Not ours, whose classes are never woven. */
  private static final ClassLoader APPLICATION =
      new URLClassLoader(new URL[0], DryRunTest.class.getClassLoader());

  private static final ClassPath TESTS = DryRunTest::classFile;

  private static byte[] classFile(String name) throws IOException {
    String resource = name.replace('.', '/') + ".class";
    try (var in = DryRunTest.class.getClassLoader().getResourceAsStream(resource)) {
      return in == null ? null : in.readAllBytes();
    }
  }

  /** The same methods as the transformer of a running JVM, asked about the same classes. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "* *..*.get*(..)",
        "* org.springframework..*Factory+.*(..)",
        "void Runnable.run()",
        "public !static boolean org..*.*(Object)",
        "* javax.servlet.Servlet+.*(..)",
        "org.h2..*.new(..)",
        "* java.util.Iterator+.next()",
        "* org.apache..*.*(..) throws java.io.IOException"
      })
  void saysWhatTheTransformerWeaves(String pattern) {
    List<Pointcut> pointcuts = RecordingSites.pointcuts(pattern);
    RecordingSites sites = new RecordingSites();
    Transformer transformer = new Transformer(pointcuts, sites, sites);
    DryRun dryRun = new DryRun(pointcuts);
    DryRun.Space space = dryRun.over(TESTS);
    List<String> said = new ArrayList<>();

    for (String name : RealJars.sample(60, new Random(7))) {
      byte[] classFile = RealJars.classFile(name);
      transformer.transform(APPLICATION, name.replace('.', '/'), null, null, classFile);
      if (dryRun.mayConcern(name, classFile)) {
        space.weave(name, classFile).methods().forEach(method -> said.add(text(name, method)));
      }
    }

    Collections.sort(said);
    assertThat(said).isEqualTo(sites.methods.stream().map(DryRunTest::nameOnly).sorted().toList());
    assertThat(said).isNotEmpty();
  }

  private static String text(String type, DryRun.WovenMethod woven) {
    MethodView method = woven.method();
    return type + "." + method.name() + method.parameterTypes().size();
  }

  /** Class, method and the number of its parameters. */
  private static String nameOnly(String numbered) {
    int descriptor = numbered.indexOf('(');
    int parameters = Type.getArgumentTypes(numbered.substring(descriptor)).length;
    return numbered.substring(0, descriptor) + parameters;
  }

  @Test
  void saysWhichSuperTypesAreMissing() {
    DryRun.Space space = new DryRun(RecordingSites.pointcuts("* *.check(..)")).over(TESTS);
    byte[] classFile = ClassFiles.child("com.acme.Child", "no.such.Parent", "java.lang.Runnable");

    TypeView type = space.weave("com.acme.Child", classFile).type();

    assertThat(Ancestors.missing(type)).containsExactly("no.such.Parent");
    assertThat(type.isMissing()).isFalse();
  }

  @Test
  void aCopyIsLookedAtInsteadOfTheClassThatOthersSee() throws IOException {
    DryRun.Space space = new DryRun(RecordingSites.pointcuts("* *.check(..)")).over(TESTS);
    String name = DryRunTest.class.getName();
    byte[] copy = ClassFiles.child(name, "java.lang.Object", null);

    assertThat(space.weave(name, classFile(name)).methods()).isEmpty();
    assertThat(space.weaveCopy(name, copy).methods()).hasSize(1);
    assertThat(space.weave(name, classFile(name)).methods()).isEmpty();
  }

  @Test
  void refusesWhatItDoesNotUnderstand() {
    DryRun.Space space = new DryRun(RecordingSites.pointcuts("* *.check(..)")).over(TESTS);

    assertThatThrownBy(() -> space.weave("com.acme.Torn", new byte[] {1, 2, 3}))
        .isInstanceOf(RuntimeException.class);
    assertThatThrownBy(
            () ->
                space.weave(
                    "com.acme.Other", ClassFiles.child("com.acme.A", "java.lang.Object", null)))
        .hasMessageContaining("com.acme.A");
  }

  @Test
  void leavesAgentsAlone() {
    DryRun dryRun = new DryRun(RecordingSites.pointcuts("* *.check(..)"));
    byte[] classFile = ClassFiles.child("net.bytebuddy.X", "java.lang.Object", null);

    assertThat(dryRun.mayConcern("net.bytebuddy.X", classFile)).isFalse();
    assertThat(dryRun.mayConcern("com.acme.X", classFile)).isTrue();
  }
}
