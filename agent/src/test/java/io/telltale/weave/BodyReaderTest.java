// SPDX-License-Identifier: Apache-2.0

package io.telltale.weave;

import static org.assertj.core.api.Assertions.assertThat;

import io.telltale.archive.Compiled;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BodyReaderTest {

  private static final String SOURCE =
      """
      package com.acme;
      import java.security.MessageDigest;
      import java.util.List;
      public class Dao extends Thread implements Runnable {
        @Deprecated
        boolean check(long id, String user, char[] password) throws java.io.IOException {
          for (char c : password) { user.concat("x"); }
          return user.equals("SELECT " + user + " FROM users") && password.length == 403;
        }
        static byte[] digest(byte[] of) throws Exception {
          return MessageDigest.getInstance("SHA-1").digest(of);
        }
        void each(List<String> names) { names.forEach(name -> drop(name)); names.forEach(Dao::drop); }
        static void drop(String name) { System.out.println("dropped"); }
      }
      """;

  private static ClassFacts read(Map<String, byte[]> compiled) {
    return BodyReader.read(compiled.get("com/acme/Dao.class"));
  }

  private static MethodFacts method(ClassFacts type, String name) {
    return type.methods().stream().filter(m -> m.name().equals(name)).findAny().orElseThrow();
  }

  @Test
  void readsDeclarations() {
    ClassFacts type = read(Compiled.of(SOURCE));
    MethodFacts check = method(type, "check");

    assertThat(type.name()).isEqualTo("com.acme.Dao");
    assertThat(type.superTypes()).containsExactly("java.lang.Thread", "java.lang.Runnable");
    assertThat(check.parameterTypes()).containsExactly("long", "java.lang.String", "char[]");
    assertThat(check.parameterNames()).containsExactly("id", "user", "password");
    assertThat(check.returnType()).isEqualTo("boolean");
    assertThat(check.exceptions()).containsExactly("java.io.IOException");
    assertThat(method(type, "digest").parameterNames()).containsExactly("of");
  }

  @Test
  void namesOfParametersMayBeMissing() {
    MethodFacts check = method(read(Compiled.withoutNames(SOURCE)), "check");

    assertThat(check.parameterNames()).containsExactly("", "", "");
  }

  @Test
  void readsBodies() {
    ClassFacts type = read(Compiled.of(SOURCE));
    MethodFacts check = method(type, "check");

    assertThat(check.calls())
        .extracting(MethodFacts.Call::toString)
        .contains("java.lang.String.equals(Ljava/lang/Object;)Z");
    assertThat(check.texts()).anyMatch(text -> text.contains("SELECT")).contains("x");
    assertThat(check.numbers()).contains(403);
    assertThat(check.loops()).isTrue();
    assertThat(method(type, "digest").loops()).isFalse();
    assertThat(method(type, "digest").texts()).containsExactly("SHA-1");
    assertThat(method(type, "digest").calls())
        .extracting(call -> call.owner() + "." + call.name())
        .contains("java.security.MessageDigest.digest");
  }

  @Test
  void aLambdaIsPartOfWhatItStandsIn() {
    ClassFacts type = read(Compiled.of(SOURCE));

    assertThat(method(type, "each").calls())
        .extracting(MethodFacts.Call::name)
        .contains("drop")
        .anyMatch(name -> name.startsWith("lambda$"));
  }
}
