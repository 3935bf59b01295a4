// SPDX-License-Identifier: Apache-2.0

package io.telltale.survey;

import static org.assertj.core.api.Assertions.assertThat;

import io.telltale.archive.Compiled;
import io.telltale.archive.Packed;
import io.telltale.capture.RuleCompiler;
import io.telltale.config.ConfigLoader;
import io.telltale.config.Configuration;
import io.telltale.config.Packs;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProposedYamlTest {

  private static final String SHOP =
      """
      package com.acme;
      import java.util.*;
      public class Shop {
        public static class User { public String getName() { return ""; } public String getUserName() { return ""; }
          public String getPassword() { return ""; } }
        List<String> rows = new ArrayList<>();
        java.sql.Connection to;
        public User authenticate(String login, String password) { rows.add(login); return rows.contains(password) ? new User() : null; }
        public boolean changePassword(User of, String old, String fresh) throws Exception {
          return to.prepareStatement("update users set password = ?").execute();
        }
        public void requestPasswordReset(String email) { rows.add(email); rows.add("sent"); rows.size(); }
        public List<String> exportOrders(String fileName) { for (String r : rows) { System.out.println(r); } return rows; }
        public void grantRole(User user, String role) throws Exception {
          to.prepareStatement("insert into user_roles values (?, ?)").execute();
        }
        public boolean verifyPassword(String entry, byte[] stored) { return rows.contains(entry) && rows.size() == stored.length; }
        public static void lockUser(User user, int... days) { System.out.println(user.getName() + days.length); }
        boolean hasPermission(String user, String permission) { return rows.contains(user + permission); }
      }
      """;

  private static final String SESSION =
      """
      package javax.servlet.http;
      public interface HttpSession { void setAttribute(String n, Object v); void invalidate(); }
      """;

  private static final String PAGE =
      """
      package com.acme;
      public class LogoutPage {
        void signedIn(javax.servlet.http.HttpSession s, Shop.User u) { s.setAttribute("user", u); }
        void logout(javax.servlet.http.HttpSession session) { session.invalidate(); System.gc(); }
      }
      """;

  @TempDir private Path folder;

  private List<String> propose(Map<String, byte[]> classes) {
    File war = new Packed().with("WEB-INF/classes/", classes).as(folder.resolve("a.war"));
    return ProposedYaml.of(Scan.of(List.of(war), false), "a.war", "my \"shop\"").lines();
  }

  private static List<String> pointcut(List<String> lines, String id) {
    List<String> uncommented =
        lines.stream().map(line -> line.replaceFirst("^  # ", "  ")).toList();
    int start = uncommented.indexOf("  - id: " + id);
    assertThat(start).as(String.join("\n", lines)).isNotNegative();
    List<String> keys = new ArrayList<>();
    for (int i = start + 2; i < lines.size() && uncommented.get(i).startsWith("    "); i++) {
      keys.add(uncommented.get(i).trim());
    }
    return keys;
  }

  @Test
  void fitsConditionsAndValuesToSignatures() {
    List<String> lines = propose(Compiled.of(SHOP, SESSION, PAGE));

    assertThat(lines).contains("user: session.attribute(\"user\").userName");
    assertThat(pointcut(lines, "Shop.authenticate"))
        .containsExactly("event: login", "failure: return == null", "user: args[0]");
    assertThat(pointcut(lines, "Shop.changePassword"))
        .containsExactly(
            "event: password_change", "failure: return == false", "resource: args[0].userName");
    assertThat(pointcut(lines, "Shop.requestPasswordReset"))
        .containsExactly("event: password_reset_request", "user: args[0]");
    assertThat(pointcut(lines, "Shop.exportOrders"))
        .containsExactly("event: data_export", "resource: args[0]", "rows: return.size()");
    assertThat(pointcut(lines, "Shop.grantRole"))
        .containsExactly("event: privilege_escalation", "resource: args[0].userName");
    assertThat(pointcut(lines, "Shop.lockUser"))
        .containsExactly("event: admin_action", "resource: args[0].userName");
    assertThat(pointcut(lines, "Shop.hasPermission"))
        .containsExactly("event: access_denied", "failure: return == false", "resource: args[1]");
    assertThat(pointcut(lines, "LogoutPage.logout"))
        .containsExactly(
            "event: logout",
            "before: { who: user }",
            "ignore: before.who == null",
            "user: before.who");
  }

  /** A user's name is never guessed where it may be the password. */
  @Test
  void neverProposesToReadWhatMayBeAPassword() {
    String source =
        """
        package com.acme;
        public class Users {
          java.util.Set<String> known;
          boolean login(String pin) { return known.contains(pin) && known.size() > 1 && known.add(""); }
          boolean changePassword(String old, String fresh) { return known.remove(old) && known.add(fresh); }
          boolean resetPassword(String fresh) { return known.add(fresh) && known.size() > 1; }
          boolean checkPassword(String userPassword, String loginPassword) { return known.contains(userPassword) && known.contains(loginPassword); }
        }
        """;
    for (Map<String, byte[]> classes :
        List.of(Compiled.of(source), Compiled.withoutNames(source))) {
      List<String> lines = propose(classes);
      assertThat(lines).anyMatch(line -> line.contains("Users.changePassword("));
      for (String method : List.of("login", "changePassword", "resetPassword")) {
        if (lines.stream().anyMatch(line -> line.endsWith("- id: Users." + method))) {
          assertThat(pointcut(lines, "Users." + method)).noneMatch(key -> key.contains("args["));
        }
      }
    }
    assertThat(pointcut(propose(Compiled.of(source)), "Users.checkPassword"))
        .noneMatch(key -> key.contains("args["));
  }

  static Stream<Map<String, byte[]>> classes() {
    return Stream.of(
        Compiled.of(SHOP, SESSION, PAGE),
        Compiled.withoutNames(SHOP, SESSION, PAGE),
        Compiled.of("package com.acme; class Nothing { int add(int a, int b) { return a + b; } }"),
        Compiled.of(
            SHOP.replace("package com.acme;", "").replace("class Shop", "class Über$Shop"),
            SESSION));
  }

  /** With what is a comment taken for real, too. */
  @ParameterizedTest
  @MethodSource("classes")
  void isAConfigurationThatIsAccepted(Map<String, byte[]> classes) throws IOException {
    List<String> lines = propose(classes);
    List<String> all = new ArrayList<>();
    for (String line : lines) {
      all.add(line.matches("  # (- id:|  \\w+: ).*") ? line.replaceFirst("# ", "") : line);
    }
    for (List<String> some : List.of(lines, all)) {
      if (some == all && lines.contains("pointcuts: []")) {
        continue;
      }
      Path file = Files.write(folder.resolve("proposed.yaml"), some);
      Configuration read = ConfigLoader.check(file.toFile(), Map.of(), Packs.bundled());
      assertThat(read.problems()).as(String.join("\n", some)).isEmpty();
      assertThat(new RuleCompiler(read).problems()).as(String.join("\n", some)).isEmpty();
    }
  }

  @Test
  void aPartThatIsUsedForSomethingElseIsNotInForce() {
    List<String> lines =
        propose(
            Compiled.of(
                """
                package com.acme;
                public class UserDao {
                  java.util.Set<String> known;
                  public boolean login(String user, String password) { return known.size() > 1 && passwordMatches(user, password); }
                  public boolean changePassword(String user, String old, String password) { return passwordMatches(user, old) && known.add(password); }
                  boolean passwordMatches(String user, String password) { return known.contains(user) && known.contains(password) && known.size() > 2; }
                }
                """));

    assertThat(lines).contains("  - id: UserDao.login", "  # - id: UserDao.passwordMatches");
    assertThat(lines).anyMatch(line -> line.contains("UserDao.changePassword calls, too"));
  }

  @Test
  void ofTwoExportsTheOneThatKnowsTheRowsIsInForce() {
    List<String> lines =
        propose(
            Compiled.of(
                """
                package com.acme;
                public class Exports {
                  java.util.List<String> rows;
                  public void download(java.io.OutputStream to) throws java.io.IOException {
                    String header = "Content-Disposition: attachment";
                    to.write(header.getBytes());
                    exportRows(new java.io.OutputStreamWriter(to));
                  }
                  public int exportRows(java.io.Writer to) throws java.io.IOException {
                    for (String row : rows) { to.write(row); }
                    return rows.size();
                  }
                }
                """));

    assertThat(lines).contains("  - id: Exports.exportRows", "  # - id: Exports.download");
    assertThat(lines).anyMatch(line -> line.contains("It calls Exports.exportRows, which knows"));
  }
}
