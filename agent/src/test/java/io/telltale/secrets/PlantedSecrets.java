// SPDX-License-Identifier: Apache-2.0

package io.telltale.secrets;

import static io.telltale.secrets.Chance.ALL;
import static io.telltale.secrets.Chance.DIGITS;
import static io.telltale.secrets.Chance.HEX;
import static io.telltale.secrets.Chance.LOWER;
import static io.telltale.secrets.Chance.UPPER;
import static io.telltale.secrets.Chance.URL;

import io.telltale.secrets.Planted.Group;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Secrets of each kind, made up. Beginnings are put together from pieces, so that no scanner of a
 * code host takes this file for a leak.
 */
final class PlantedSecrets {

  private static final int OF_EACH = 6;

  private final List<Planted> all = new ArrayList<>();
  private final Chance chance;

  private PlantedSecrets(Chance chance) {
    this.chance = chance;
  }

  static List<Planted> all(long seed) {
    PlantedSecrets secrets = new PlantedSecrets(new Chance(seed));
    for (int i = 0; i < OF_EACH; i++) {
      secrets.clouds();
      secrets.forges();
      secrets.services();
      secrets.signed();
      secrets.random();
      secrets.named(i);
      secrets.headers();
      secrets.addresses();
      secrets.cards(i);
      secrets.accounts(i);
    }
    return List.copyOf(secrets.all);
  }

  private void token(String kind, String first, String second, String rest) {
    all.add(new Planted(kind, Group.TOKENS, first + second + rest, rest));
  }

  private void named(String kind, String before, String secret, String behind) {
    all.add(new Planted(kind, Group.NAMED, before + secret + behind, secret));
  }

  private void clouds() {
    token("AWS access key id", "AK", "IA", chance.of(UPPER + "234567", 16));
    token("AWS temporary key id", "AS", "IA", chance.of(UPPER + "234567", 16));
    token("Google API key", "AI", "za", chance.of(URL, 34) + chance.of(ALL, 1));
    token("Google OAuth token", "ya", "29.", chance.of(ALL, 1) + chance.of(URL, 60));
    token("Google client secret", "GOC", "SPX-", chance.of(ALL, 28));
    token("DigitalOcean token", "do", "p_v1_", chance.of(HEX, 64));
    token("Alibaba key id", "LT", "AI", chance.of(ALL, 20));
    token("Vault token", "hv", "s.", chance.of(ALL, 24));
    token("Databricks token", "da", "pi", chance.of(HEX, 32));
    named("Azure storage key", "AccountKey=", chance.base64(64), ";EndpointSuffix=core");
    named("AWS secret key", "aws_secret_access_key=", chance.of(ALL + "+/", 39) + "a", "");
    named("signed URL", "https://b.example/x?sig=", chance.of(ALL, 43), "&se=2026");
  }

  private void forges() {
    token("GitHub token", "gh", chance.pick("p_", "o_", "u_", "s_", "r_"), chance.of(ALL, 36));
    token("GitHub fine-grained token", "github", "_pat_", chance.of(ALL + "_", 81) + "a");
    token("GitLab token", "gl", chance.pick("pat-", "dt-", "rt-"), chance.of(URL, 19) + "a");
    token("npm token", "np", "m_", chance.of(ALL, 36));
    token("PyPI token", "py", "pi-", chance.of(URL, 80) + "a");
    token("Docker token", "dckr", "_pat_", chance.of(URL, 26) + "a");
    token("Sonar token", "sq", "u_", chance.of(HEX, 40));
    token("Atlassian token", "AT", "ATT3", chance.of(URL, 60) + "a");
    token("Artifactory key", "AK", "Cp", chance.of(ALL, 69));
  }

  private void services() {
    String numbers = chance.of(DIGITS, 12) + "-";
    token("Slack token", "xo", chance.pick("xb-", "xp-"), numbers + chance.of(ALL, 24));
    token("Stripe key", "sk_", "live_", chance.of(ALL, 24));
    token("Stripe webhook secret", "wh", "sec_", chance.of(ALL, 32));
    token("SendGrid key", "S", "G.", chance.of(URL, 22) + "." + chance.of(URL, 42) + "a");
    token("OpenAI key", "sk-", "proj-", chance.of(URL, 60) + "a");
    token("Anthropic key", "sk-", "ant-", chance.of(URL, 60) + "a");
    token("Hugging Face token", "h", "f_", chance.of(UPPER + LOWER, 34));
    token("Grafana token", "gl", "sa_", chance.of(ALL, 32));
    token("Shopify token", "sh", "pat_", chance.of(HEX, 32));
    token("Twilio key", "S", "K", chance.of(HEX, 32));
    token("Mailgun key", "ke", "y-", chance.of(HEX, 32));
    token("Postman key", "PM", "AK-", chance.of(HEX, 24) + "-" + chance.of(HEX, 34));
    String webhook = "T0" + chance.of(UPPER, 8) + "/B0" + chance.of(UPPER, 8) + "/";
    token("Slack webhook", "hooks.slack", ".com/services/", webhook + chance.of(ALL, 24));
  }

  private void signed() {
    String header = chance.base64Url("{\"alg\":\"HS256\",\"typ\":\"JWT\"}");
    String claims = chance.base64Url("{\"sub\":\"" + chance.of(LOWER, 8) + "\"}");
    token("JWT", header, "." + claims, "." + chance.base64Url(32));
    token("unsigned JWT", chance.base64Url("{\"alg\":\"none\"}"), ".", claims + ".");
    String encrypted = chance.base64Url("{\"alg\":\"dir\",\"enc\":\"A256GCM\"}") + "..";
    String parts = chance.base64Url(12) + "." + chance.base64Url(60) + "." + chance.base64Url(16);
    token("encrypted JWT", encrypted, "", parts);
    String type = chance.pick("RSA ", "EC ", "OPENSSH ", "");
    String lines = chance.base64(48) + "\n" + chance.base64(48);
    String dashes = "-----";
    all.add(
        new Planted(
            "private key",
            Group.TOKENS,
            dashes
                + "BEGIN "
                + type
                + "PRIVATE KEY"
                + dashes
                + "\n"
                + lines
                + "\n"
                + dashes
                + "END "
                + type
                + "PRIVATE KEY"
                + dashes,
            lines));
  }

  private void random() {
    plain("random letters and digits", chance.of(ALL, 40));
    plain("random Base64", chance.base64(33));
    plain("random Base64url", chance.of(ALL, 1) + chance.of(URL, 41) + chance.of(ALL, 1));
    plain("random small letters and digits", chance.of(LOWER + DIGITS, 40));
    plain("random Base32", chance.of(UPPER + "234567", 52));
  }

  private void plain(String kind, String secret) {
    all.add(new Planted(kind, Group.RANDOM, secret, secret));
  }

  private void named(int round) {
    String password = chance.password();
    named("password in a query", "a=1&password=", password, "&b=2");
    named("password in JSON", "{\"password\":\"", password + " &,}x", "\",\"a\":1}");
    named("password in JSON in JSON", "{\\\"password\\\": \\\"", password, "\\\", \\\"a\\\":1}");
    named("password in a map", "{user=x, password=", password, ", a=1}");
    named("password in a record", "Login[name=x, password=", password, "]");
    named("password in XML", "<password>", password + " & x", "</password>");
    named("password in SQL", "ALTER USER x PASSWORD '", password + " x", "'");
    named("password in properties", "spring.datasource.password = ", password, "");
    named("password in YAML", "db_password: ", password, "");
    named("password in an option", "run --password ", password, " --verbose");
    String encoded = chance.of(ALL, 12);
    named("password, encoded", "q=x%26password%3D", encoded, "%26b%3D2");
    named("password in JSON, encoded", "%7B%22password%22%3A%22", encoded, "%22%7D");
    named(
        "other word for it",
        chance.pick("pwd=", "passwd=", "kennwort=", "Passwort: "),
        password,
        "");
    named("passphrase", "key.passphrase=", password, "");
    named("client secret", "client_secret=", chance.of(ALL, 20), "&grant_type=x");
    named("API key", "api_key=", chance.of(HEX, 24), "");
    named("code of OAuth", "code=", chance.of(ALL, 20) + "7xK2", "&state=x");
    named("session in a query", chance.pick("PHPSESSID=", "sid="), chance.of(HEX, 32), "");
    named("session in a path", "/a;jsessionid=", chance.of("0123456789ABCDEF", 32), "/b");
    named("token in a path", "/reset-password/", chance.of(HEX, 40), "");
    named("forgery token", "csrf_token=", chance.of(HEX, 32), "&a=1");
    named("one-time code", "otp=", chance.of(DIGITS, 6), "");
    named(
        "PIN", chance.pick("pin=", "PIN: ", "\"pin\":\""), chance.of(DIGITS, 4 + round % 3), "\"");
    named("security code", "cvv=", "9" + chance.of(DIGITS, 3), "");
    named("token as XML", "<access_token>", chance.of(ALL, 20), "</access_token>");
    named("SAML", "SAMLResponse=", chance.base64(60).replace("=", ""), "&RelayState=x");
  }

  private void headers() {
    named("bearer", "Authorization: Bearer ", chance.of(ALL, 24), "");
    named("bearer alone", "bearer ", chance.of(ALL, 20) + "7", " x");
    named("bearer in a map", "{Authorization=Bearer ", chance.of(ALL, 24), "}");
    String basic = "alice:" + chance.password();
    String base64 = Base64.getEncoder().encodeToString(basic.getBytes(StandardCharsets.UTF_8));
    named("basic", "Basic ", base64, "");
    named("basic header", "authorization: Basic ", base64, "");
    named("cookie", "Cookie: SID=", chance.of(HEX, 32) + "; b=" + chance.of(HEX, 16), "");
    named("set-cookie", "Set-Cookie: SESSION=", chance.of(ALL, 32), "");
    named("key header", "X-Api-Key: ", chance.of(ALL, 20), "");
    named("token header", "X-Auth-Token: ", chance.of(HEX, 20), "");
  }

  private void addresses() {
    String password = chance.password().replace('@', 'a');
    named("password in a URL", "https://alice:", password, "@example.com/x");
    named("password of Redis", "redis://:", password, "@cache:6379");
    named("token in a URL", "https://", chance.of(HEX, 39) + "7", "@git.example/x.git");
    named("password of a database", "jdbc:mysql://h/x?user=a&password=", password, "");
    named("password of SQL Server", "jdbc:sqlserver://h;user=a;password=", password, ";x=1");
    named("password of Oracle", "jdbc:oracle:thin:scott/", chance.of(ALL, 10), "@//h:1521/x");
  }

  private void cards(int i) {
    card("Visa", chance.luhn("4", 16, true), i);
    card("Mastercard", chance.luhn("5" + (1 + i % 5), 16, true), i + 1);
    card("Mastercard, 2 series", chance.luhn("2221", 16, true), i + 2);
    card("American Express", chance.luhn("37", 15, true), 0);
    card("Discover", chance.luhn("6011", 16, true), i);
    card("JCB", chance.luhn("3530", 16, true), i + 1);
    card("UnionPay", chance.luhn("62", 19, true), 0);
    card("Diners Club", chance.luhn("36", 14, true), 0);
  }

  private void card(String kind, String digits, int form) {
    String[] separators = {"", " ", "-", ".", "+"};
    String number = Chance.grouped(digits, separators[form % separators.length]);
    all.add(new Planted(kind, Group.NUMBERS, number, number));
  }

  private void accounts(int i) {
    String[] made = {
      chance.iban("DE", chance.of(DIGITS, 18), true),
      chance.iban("GB", "NWBK" + chance.of(DIGITS, 14), true),
      chance.iban("FR", chance.of(DIGITS, 10) + chance.of(UPPER + DIGITS, 11) + "06", true),
      chance.iban("NL", "ABNA" + chance.of(DIGITS, 10), true),
      chance.iban("NO", chance.of(DIGITS, 11), true),
    };
    for (String iban : made) {
      String text = i % 3 == 0 ? iban : i % 3 == 1 ? Chance.grouped(iban, " ") : "iban-" + iban;
      String secret = text.replace("iban-", "");
      all.add(new Planted("IBAN", Group.NUMBERS, text, secret));
    }
    String ssn =
        "5" + chance.of(DIGITS, 2) + "-1" + chance.of(DIGITS, 1) + "-7" + chance.of(DIGITS, 3);
    all.add(new Planted("social security number", Group.NUMBERS, ssn, ssn));
  }
}
