// SPDX-License-Identifier: Apache-2.0

package io.telltale.weave;

import static org.assertj.core.api.Assertions.assertThat;

import io.telltale.config.SyntaxException;
import io.telltale.pointcut.Pointcut;
import io.telltale.pointcut.PointcutParser;
import io.telltale.pointcut.Prefilter;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Which classes are looked at closely. That none is left out wrongly is shown by {@link
 * AspectJOracleTest}; here is what may be left out.
 */
class PrefilterTest {

  private static boolean wants(String pattern, String name, String parent, String implemented)
      throws SyntaxException {
    Pointcut pointcut = new Pointcut("p", List.of(PointcutParser.parse(pattern)));
    return new Prefilter(List.of(pointcut)).wants(ClassFiles.child(name, parent, implemented));
  }

  @ParameterizedTest
  @CsvSource({
    "* com.acme.Dao.check(..), true",
    "* com.acme.Dao.ch*(..), true",
    "* com.acme.Dao.find(..), false",
    "* com.acme.Dao.f*(..), false",
    "@com.acme.Audited * *(..), false",
    "@com.acme.Roles(\"admin\") * *(..), false",
    "* *(..) && @within(com.acme.Roles(\"admin\")), false",
    "* *(..) && @within(com.acme.Roles), true",
  })
  void aNameThatIsDeclared(String pattern, boolean wanted) throws SyntaxException {
    assertThat(wants(pattern, "other.Any", "other.Parent", null)).isEqualTo(wanted);
  }

  @ParameterizedTest
  @CsvSource({
    "* com.acme..*.*(..), com.acme.web.Page, true",
    "* com.acme..*.*(..), other.Page, false",
    "* com.acme.web.*Page.*(..), com.acme.web.Start$Page, true",
    "* com.acme.web.*Page.*(..), com.acme.Page, false",
    "* (com.acme..* || org.acme.Page).*(..), org.acme.Page, true",
    "* (com.acme..* || org.acme.Page).*(..), org.other.Page, false",
    "within(com.acme..*) && * *(..), com.acme.Page, true",
    "within(com.acme..*) && * *(..), other.Page, false",
    "within(com.acme..*) && * *(..) || * other.Page.*(..), other.Page, true",
    "com.acme.Page.new(..), com.acme.Page, true",
    "com.acme.Page.new(..), com.acme.Other, false",
    "com.acme.Page+.new(..), other.Page, false",
  })
  void methodsOfAnyNameInTypesOfSomePackage(String pattern, String name, boolean wanted)
      throws SyntaxException {
    assertThat(wants(pattern, name, "java.lang.Object", "java.io.Serializable")).isEqualTo(wanted);
  }

  /**
   * Its super types may in turn inherit from one that is named, which its own file does not say.
   */
  @ParameterizedTest
  @CsvSource({
    "* com.acme..*.*(..), true",
    "* com.acme.Page+.*(..), true",
    "static * com.acme.Page+.*(..), true",
    "com.acme.Page+.new(..), true",
    "static * com.acme.Page.*(..), false",
    "com.acme.Page.new(..), false",
    "@com.acme.Audited * com.acme.Page.*(..), false",
    "within(com.acme.Page+) && * *(..), true",
    "within(com.acme.Page) && * *(..), false",
  })
  void aTypeOfSomePackageMayBeInheritedFrom(String pattern, boolean wanted) throws SyntaxException {
    assertThat(wants(pattern, "other.Page", "other.Parent", null)).isEqualTo(wanted);
    assertThat(wants(pattern, "other.Page", "java.lang.Object", "other.Mixin")).isEqualTo(wanted);
  }

  @ParameterizedTest
  @CsvSource({
    "* java.util.Map+.*(..), java.util.HashMap",
    "* javax.accessibility.Accessible.*(..), java.awt.Panel",
    "* com..*.*(..), java.awt.Panel",
    "* Thr*.*(..), java.lang.Thread",
    "* ref.*.*(..), java.lang.ref.WeakReference",
  })
  void whatInheritsFromTheJdkMayInheritMoreOfIt(String pattern, String parent)
      throws SyntaxException {
    assertThat(wants(pattern, "other.Page", parent, null)).isTrue();
  }
}
