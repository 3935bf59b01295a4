// SPDX-License-Identifier: Apache-2.0

package io.telltale.survey;

import static org.assertj.core.api.Assertions.assertThat;

import io.telltale.archive.Compiled;
import io.telltale.archive.Packed;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScanTest {

  @TempDir private Path folder;

  private Scan scan(String... sources) {
    return scan(Compiled.of(sources));
  }

  private Scan scan(Map<String, byte[]> classes) {
    File war = new Packed().with("WEB-INF/classes/", classes).as(folder.resolve("a.war"));
    return Scan.of(List.of(war), false);
  }

  private static List<String> methods(Scan scan, Kind kind) {
    return scan.candidates(kind).stream().map(c -> c.facts().name()).toList();
  }

  private static String type(String name, String members) {
    return "package com.acme; public class " + name + " {" + members + "}";
  }

  /**
   * One of each kind as somebody would name it in each language, among neighbours of no interest.
   */
  @ParameterizedTest
  @CsvSource({
    "checkPassword, logOut, changePassword, exportOrders, deleteUser, isAllowed",
    "pruefeKennwort, abmelden, aenderePasswort, exportiereAuftraege, loescheBenutzer, hatRecht",
    "prüfePasswort, ausloggen, passwortÄndern, exportieren, benutzerSperren, istErlaubt",
    "verifierMotDePasse, deconnexion, changerMotDePasse, exporterListe, supprimerUtilisateur, aDroit",
    "validarContrasena, cerrarSesion, cambiarClave, exportarPedidos, eliminarUsuario, tienePermiso",
    "verificarSenha, sair, alterarSenha, exportarPedidos, excluirUsuario, temPermissao",
    "verificaPassword, disconnetti, cambiaPassword, esportaOrdini, eliminaUtente, haPermesso",
    "controleerWachtwoord, uitloggen, wijzigWachtwoord, exporteerOrders, verwijderGebruiker, heeftRecht",
    "sprawdzHaslo, wyloguj, zmienHaslo, eksportujZamowienia, usunUzytkownika, maUprawnienie"
  })
  void readsNamesInManyLanguages(
      String signIn, String signOut, String change, String export, String delete, String allowed) {
    Scan scan =
        scan(
            type(
                "Service",
                """
                java.util.List<String> rows = new java.util.ArrayList<>();
                boolean %s(String user, String password) {
                  return rows.contains(user) && rows.contains(password) && rows.size() > 1;
                }
                void %s(javax.servlet.http.HttpSession session) { session.invalidate(); rows.clear(); }
                boolean %s(String user, String password) { return rows.remove(user) && rows.add(password); }
                int %s(java.io.Writer to) throws java.io.IOException {
                  for (String row : rows) { to.write(row); }
                  return rows.size();
                }
                void %s(String user) { rows.remove(user); rows.remove(user + "-rights"); }
                boolean %s(String user, String permission) { return rows.contains(user + permission); }
                String describe(String user, String text) { return user + text + rows; }
                int total(int a, int b) { return a * b + rows.size(); }
                String getName() { return "x"; }
                """
                    .formatted(signIn, signOut, change, export, delete, allowed)),
            "package javax.servlet.http; public interface HttpSession { void invalidate(); }");

    assertThat(methods(scan, Kind.SIGN_IN)).containsExactly(signIn);
    assertThat(methods(scan, Kind.SIGN_OUT)).containsExactly(signOut);
    assertThat(methods(scan, Kind.PASSWORD_CHANGE)).containsExactly(change);
    assertThat(methods(scan, Kind.EXPORT)).containsExactly(export);
    assertThat(methods(scan, Kind.ADMINISTRATION)).containsExactly(delete);
    assertThat(methods(scan, Kind.PERMISSION)).containsExactly(allowed);
  }

  /** The same name; what tells them apart is what the code does. */
  @Test
  void whatTheCodeDoesDecidesBetweenLikeNames() {
    Scan scan =
        scan(
            type(
                "Window",
                "boolean login(String title, String text) { return title.concat(text).isEmpty(); }"),
            type(
                "Accounts",
                """
                private final java.sql.Connection to = null;
                boolean login(String name, String word) throws Exception {
                  return digest(word).equals(find(name));
                }
                private String find(String name) throws Exception {
                  return to.prepareStatement("SELECT pwd FROM app_user WHERE name = ?").toString() + name;
                }
                private static String digest(String word) throws Exception {
                  return new String(
                      java.security.MessageDigest.getInstance("MD5").digest(word.getBytes()));
                }
                """));

    List<Candidate> found = scan.candidates(Kind.SIGN_IN);
    assertThat(found.get(0).method()).isEqualTo("boolean com.acme.Accounts.login(String, String)");
    assertThat(found.get(0).reasons())
        .anyMatch(reason -> reason.contains("computes a digest") && reason.contains("calls"))
        .anyMatch(reason -> reason.contains("reads a column of passwords"));
    assertThat(found.get(0).isLikely()).isTrue();
    assertThat(found).noneMatch(c -> c.method().contains("Window") && c.isLikely());
    int sum =
        found.get(0).reasons().stream()
            .mapToInt(reason -> Integer.parseInt(reason.substring(0, reason.indexOf(' '))))
            .sum();
    assertThat(sum).as("the reasons are all that makes the score").isEqualTo(found.get(0).score());
  }

  @Test
  void followsCallsThroughInterfaces() {
    Scan scan =
        scan(
            type(
                "Action",
                "Store store; boolean authenticate(String u, String p) { return store.ok(u, p); }"),
            "package com.acme; interface Store { boolean ok(String u, String p); }",
            "package com.acme; class Directory implements Store { public boolean ok(String u, String p) {"
                + " try { return new javax.naming.directory.InitialDirContext() != null; }"
                + " catch (Exception e) { return false; } } }");

    assertThat(scan.candidates(Kind.SIGN_IN).get(0).reasons())
        .anyMatch(reason -> reason.contains("signs in to a directory, in what it calls"));
  }

  @Test
  void getterSettersAndStatesAreNotProposed() {
    Scan scan =
        scan(
            type(
                "User",
                """
                private String password; private boolean loggedIn; private String role;
                String getPassword() { return password; }
                void setPassword(String password) { this.password = password; }
                void setRole(String role) { this.role = role; }
                boolean isLoggedIn() { return loggedIn; }
                boolean isAdmin() { return role.equals("admin"); }
                String getLoginUrl() { return "/login"; }
                """));

    for (Kind kind : Kind.values()) {
      assertThat(methods(scan, kind)).as(kind.title()).isEmpty();
    }
  }

  @Test
  void aMethodIsOfTheKindThatItLooksLikeMost() {
    Scan scan =
        scan(
            type(
                "UserDao",
                """
                java.sql.Connection to;
                boolean changePassword(String user, String password) throws Exception {
                  return to.prepareStatement("UPDATE users SET password = ? WHERE id = ?").execute();
                }
                """));

    assertThat(methods(scan, Kind.PASSWORD_CHANGE)).containsExactly("changePassword");
    assertThat(methods(scan, Kind.ADMINISTRATION)).isEmpty();
  }
}
