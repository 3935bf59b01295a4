// SPDX-License-Identifier: Apache-2.0

package io.telltale.survey;

import io.telltale.weave.MethodFacts;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a method's code does, told by what it calls and by the texts in it. */
enum Deed {
  HASHES(
      "computes a digest, as is done with passwords",
      "java\\.security\\.MessageDigest\\.(digest|isEqual)"
          + "|javax\\.crypto\\.SecretKeyFactory\\.generateSecret"
          + "|.*\\.(BCrypt|SCrypt|Argon2\\w*|Pbkdf2\\w*|UnixCrypt|Md5Crypt|Sha2Crypt|DigestUtils"
          + "|\\w*PasswordEncoder|\\w*PasswordService|\\w*CryptUtil)\\.\\w+",
      null),
  BINDS_TO_LDAP(
      "signs in to a directory",
      "javax\\.naming\\.(directory\\.InitialDirContext|ldap\\.InitialLdapContext)\\.<init>"
          + "|com\\.novell\\.ldap\\.LDAPConnection\\.bind|com\\.unboundid\\..*\\.bind"
          + "|org\\.springframework\\.ldap\\..*\\.(authenticate|getContext)",
      null),
  SIGNS_IN_TO_CONTAINER(
      "signs in through JAAS or the container",
      "javax\\.security\\.auth\\.login\\.LoginContext\\.login"
          + "|(javax|jakarta)\\.servlet\\.http\\.HttpServletRequest\\.(login|authenticate)",
      null),
  PUTS_INTO_SESSION(
      "puts something into the session",
      "(javax|jakarta)\\.servlet\\.http\\.HttpSession\\.(setAttribute|putValue)",
      null),
  ENDS_SESSION(
      "ends the session",
      "(javax|jakarta)\\.servlet\\.http\\.(HttpSession\\.invalidate|HttpServletRequest\\.logout)"
          + "|javax\\.security\\.auth\\.login\\.LoginContext\\.logout",
      null),
  READS_PARAMETERS(
      "reads the request's parameters",
      "(javax|jakarta)\\.servlet\\.(http\\.Http)?ServletRequest\\.getParameter(Values)?",
      null),
  READS_USERS(
      "reads a table of users", null, "(select|from)\\b.*\\b\\w*" + SqlNames.USERS + "\\w*\\b.*"),
  READS_PASSWORDS(
      "reads a column of passwords",
      null,
      "select\\b.*"
          + SqlNames.PASSWORD
          + ".*\\bfrom\\b.*|select\\b.*\\bwhere\\b.*"
          + SqlNames.PASSWORD
          + ".*"),
  WRITES_PASSWORDS(
      "updates a column of passwords", null, "update\\b.*\\bset\\b.*" + SqlNames.PASSWORD + ".*"),
  WRITES_USERS(
      "inserts, updates or deletes users",
      null,
      "(insert\\s+into|delete\\s+from|delete|update)\\s+\\W?\\w*" + SqlNames.USERS + ".*"),
  WRITES_ROLES(
      "updates roles or rights",
      null,
      "(insert\\s+into|delete\\s+from|update)\\s+\\W?\\w*"
          + SqlNames.ROLES
          + ".*"
          + "|update\\b.*\\bset\\b.*"
          + SqlNames.ROLES
          + ".*"),
  READS_ROLES(
      "reads roles or rights",
      "(javax|jakarta)\\.servlet\\.http\\.HttpServletRequest\\.isUserInRole"
          + "|.*\\.SecurityContext\\.isUserInRole|java\\.security\\.Permission\\.implies"
          + "|java\\.security\\.ProtectionDomain\\.implies",
      "select\\b.*" + SqlNames.ROLES + ".*"),
  REFUSES(
      "refuses",
      ".*(AccessDenied|Forbidden|Unauthorized|NotAuthorized|NoPermission|Permission|AccessControl"
          + "|java\\.lang\\.Security)\\w*Exception\\.<init>",
      null),
  SENDS_ATTACHMENT("sends a file for download", null, "(content-disposition|attachment\\b.*)"),
  NAMES_TABLE_FORMAT(
      "names the type of a table or document",
      null,
      "(text/(csv|comma-separated-values)|application/(csv|pdf|vnd\\.ms-excel|msexcel|octet-stream"
          + "|vnd\\.openxmlformats.*)).*"),
  WRITES_DOCUMENT(
      "writes CSV, a spreadsheet or a PDF with a library",
      "(au\\.com\\.bytecode|com)\\.opencsv\\.CSVWriter\\.write\\w+"
          + "|org\\.apache\\.commons\\.csv\\.CSVPrinter\\.print\\w*"
          + "|org\\.apache\\.poi\\..*\\.write|jxl\\.write\\.WritableWorkbook\\.write"
          + "|com\\.(lowagie|itextpdf)\\..*\\.(getInstance|close)|org\\.openpdf\\..*\\.close"
          + "|net\\.sf\\.jasperreports\\..*\\.export\\w*",
      null),
  READS_ROWS(
      "reads rows", "java\\.sql\\.ResultSet\\.next|.*\\.(ScrollableResults|Cursor)\\.next", null),
  WRITES_TEXT(
      "writes to a stream",
      "java\\.io\\.(Writer|PrintWriter|OutputStream|PrintStream|BufferedWriter|OutputStreamWriter"
          + "|FileWriter|FileOutputStream)\\.(write|print|println|append)"
          + "|(javax|jakarta)\\.servlet\\.ServletOutputStream\\.\\w+",
      null),
  SENDS_MAIL(
      "sends mail",
      "(javax|jakarta)\\.mail\\.Transport\\.send\\w*|org\\.springframework\\.mail\\..*\\.send"
          + "|org\\.apache\\.commons\\.mail\\..*\\.send",
      null),
  MAKES_TOKEN(
      "draws a random token",
      "java\\.security\\.SecureRandom\\.\\w+|java\\.util\\.UUID\\.randomUUID"
          + "|.*\\.RandomStringUtils\\.\\w+",
      null);

  private static final int LONGEST_TEXT = 2_000;

  private final String description;
  private final @Nullable Pattern calls;
  private final @Nullable Pattern texts;

  Deed(String description, @Nullable String calls, @Nullable String texts) {
    this.description = description;
    this.calls = calls == null ? null : Pattern.compile(calls);
    this.texts = texts == null ? null : Pattern.compile("\\s*(?:" + texts + ")", Pattern.DOTALL);
  }

  /** For people; follows "it". */
  String description() {
    return description;
  }

  static Set<Deed> of(MethodFacts.Call call) {
    String name = call.owner() + "." + call.name();
    Set<Deed> deeds = EnumSet.noneOf(Deed.class);
    for (Deed deed : values()) {
      if (deed.calls != null && deed.calls.matcher(name).matches()) {
        deeds.add(deed);
      }
    }
    return deeds;
  }

  static Set<Deed> of(String text) {
    Set<Deed> deeds = EnumSet.noneOf(Deed.class);
    String lower =
        text.substring(0, Math.min(text.length(), LONGEST_TEXT)).toLowerCase(Locale.ROOT);
    for (Deed deed : values()) {
      if (deed.texts != null && deed.texts.matcher(lower).matches()) {
        deeds.add(deed);
      }
    }
    return deeds;
  }

  /** How tables and columns are called. An enum's constants cannot use its own fields. */
  private static final class SqlNames {
    static final String USERS =
        "(users?|usr|accounts?|members?|employees?|customers?|persons?|logins?|benutzer|nutzer"
            + "|mitarbeiter|kunden?|utilisateurs?|comptes?|usuarios?|cuentas?|utenti|utente|contas?"
            + "|gebruikers?|uzytkowni\\w*|konta|konto|pracowni\\w*|personal)";
    static final String PASSWORD =
        "(passw\\w*|pwd|passphrase|kennwort|passwort|mot_?de_?passe|mdp|contrasen\\w*|clave|senha"
            + "|wachtwoord|haslo)";
    static final String ROLES =
        "(roles?|authorit\\w*|permissions?|privileges?|groups?|admin\\w*|rollen?|rechte?|droits?"
            + "|permisos?|perfil|permessi|ruol\\w*|rechten|uprawnieni\\w*|rol)";

    private SqlNames() {}
  }
}
