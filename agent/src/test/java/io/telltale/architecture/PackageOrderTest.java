// SPDX-License-Identifier: Apache-2.0

package io.telltale.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** A package imports only what stands above it, as an event flows. */
class PackageOrderTest {

  private static final List<String> ORDER =
      List.of(
          "premain",
          "hook",
          "config",
          "pointcut",
          "weave",
          "value",
          "capture",
          "event",
          "redact",
          "detect",
          "seal",
          "format",
          "ship",
          "diagnostics",
          "agent",
          "verify",
          "archive",
          "survey",
          "cli");

  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(new DoNotIncludeTests())
          .importPackages("io.telltale");

  @ParameterizedTest
  @FieldSource("ORDER")
  void importsOnlyWhatItMay(String name) {
    List<String> allowed = new ArrayList<>();
    allowed.add(ours(name));
    allowedFor(name).forEach(above -> allowed.add(ours(above)));

    classes()
        .that()
        .resideInAPackage(ours(name))
        .should()
        .onlyDependOnClassesThat(
            resideOutsideOfPackages("io.telltale..")
                .or(resideInAnyPackage(allowed.toArray(String[]::new))))
        .allowEmptyShould(true)
        .check(MAIN);
  }

  private static List<String> allowedFor(String name) {
    switch (name) {
      case "premain":
      case "hook":
      case "event":
        return List.of();
      case "diagnostics":
        return List.of("event");
      case "config":
        return List.of("event", "diagnostics");
      default:
        List<String> allowed = new ArrayList<>(List.of("config", "event", "diagnostics"));
        // premain is in another class loader, which the agent's cannot see.
        allowed.addAll(ORDER.subList(ORDER.indexOf("hook"), ORDER.indexOf(name)));
        return allowed;
    }
  }

  @Test
  void everyPackageHasItsPlace() {
    Set<String> packages = new TreeSet<>();
    for (JavaClass type : MAIN) {
      packages.add(type.getPackageName().replace("io.telltale.", ""));
    }
    assertThat(packages).isNotEmpty().isSubsetOf(ORDER);
  }

  @ParameterizedTest
  @CsvSource({
    "net.bytebuddy.., weave cli",
    "net.bytebuddy.agent.., cli",
    "com.fasterxml.., config format verify cli",
    "org.yaml.., config",
    "picocli.., cli",
    "java.util.logging.., ''",
    "javax.management.., ''",
  })
  void isUsedOnlyFrom(String library, String users) {
    String[] packages =
        users.isEmpty()
            ? new String[0]
            : List.of(users.split(" ")).stream().map(PackageOrderTest::ours).toArray(String[]::new);

    noClasses()
        .that(resideOutsideOfPackages(packages))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .check(MAIN);
  }

  @Test
  void premainNeedsOnlyTheJdkAndNoNio() {
    classes()
        .that()
        .resideInAPackage(ours("premain"))
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                ours("premain"),
                "java.lang",
                "java.lang.instrument",
                "java.lang.invoke",
                "java.lang.reflect",
                "java.io",
                "java.net",
                "java.security..",
                "java.util",
                "java.util.jar",
                "java.util.zip",
                "org.jspecify.annotations"))
        .check(MAIN);
  }

  @Test
  void hookNeedsOnlyItsFuturePackage() {
    classes()
        .that()
        .resideInAPackage(ours("hook"))
        .should()
        .onlyDependOnClassesThat(resideInAnyPackage(ours("hook"), "java.lang"))
        .check(MAIN);
  }

  @Test
  void premainHasNoLambdas() throws IOException {
    List<String> found = new ArrayList<>();
    for (JavaClass type : MAIN) {
      if (type.getPackageName().equals("io.telltale.premain")) {
        found.addAll(dynamicCallsOf(type));
      }
    }
    assertThat(found).isEmpty();
  }

  private static List<String> dynamicCallsOf(JavaClass type) throws IOException {
    List<String> found = new ArrayList<>();
    try (InputStream bytes = type.getSource().orElseThrow().getUri().toURL().openStream()) {
      ClassVisitor visitor =
          new ClassVisitor(Opcodes.ASM9) {
            @Override
            public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] thrown) {
              return new MethodVisitor(Opcodes.ASM9) {
                @Override
                public void visitInvokeDynamicInsn(
                    String called, String form, Handle bootstrap, Object... arguments) {
                  found.add(type.getName() + "." + name);
                }
              };
            }
          };
      new ClassReader(bytes).accept(visitor, 0);
    }
    return found;
  }

  private static String ours(String name) {
    return "io.telltale." + name + "..";
  }
}
