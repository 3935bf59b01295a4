// SPDX-License-Identifier: Apache-2.0

package io.telltale.secrets;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * What others do with the same texts: expressions written here after what they publish that theirs
 * find. Theirs are meant for a URL's query, a header or source code, and not for any text of an
 * event; the comparison says what one would get who used them for that.
 */
final class Peers {

  private static final String MASK = "?";

  private Peers() {}

  static Map<String, UnaryOperator<String>> all() {
    Map<String, UnaryOperator<String>> peers = new LinkedHashMap<>();
    peers.put("query obfuscation as Datadog's tracer for Java has it by default", queries());
    peers.put("parameters that OpenTelemetry's conventions redact in a URL", parameters());
    peers.put("names as Elastic APM's `sanitize_field_names` has them by default", fields());
    peers.put("rules of the kind of gitleaks, with one for generic keys", rules());
    return peers;
  }

  private static UnaryOperator<String> first(List<Pattern> patterns) {
    return text -> {
      String clean = text;
      for (Pattern pattern : patterns) {
        clean = pattern.matcher(clean).replaceAll(MASK);
      }
      return clean;
    };
  }

  private static UnaryOperator<String> queries() {
    String names =
        "(?:p(?:ass)?w(?:or)?d|pass(?:_?phrase)?|secret"
            + "|(?:api|private|public|access|secret)_?key(?:_?id)?|token"
            + "|consumer_?(?:id|key|secret)|sign(?:ed|ature)?|auth(?:entication|orization)?)";
    return first(
        List.of(
            Pattern.compile(
                "(?i)"
                    + names
                    + "(?:(?:\\s|%20)*(?:=|%3D)[^&]+"
                    + "|(?:\"|%22)(?:\\s|%20)*(?::|%3A)(?:\\s|%20)*(?:\"|%22)(?:%2[^2]|%[^2]|[^\"%])+"
                    + "(?:\"|%22))"),
            Pattern.compile("(?i)bearer(?:\\s|%20)+[a-z0-9._\\-]+"),
            Pattern.compile("(?i)token(?::|%3A)[a-z0-9]{13}"),
            Pattern.compile("gh[opsu]_[0-9a-zA-Z]{36}"),
            Pattern.compile("ey[I-L][\\w=-]+\\.ey[I-L][\\w=-]+(?:\\.[\\w.+/=-]+)?"),
            Pattern.compile(
                "-----BEGIN[A-Z ]+PRIVATE KEY-----[^-]+-----END[A-Z ]+PRIVATE KEY-----")));
  }

  private static UnaryOperator<String> parameters() {
    return first(
        List.of(
            Pattern.compile(
                "(?<=[?&](?:AWSAccessKeyId|Signature|sig|X-Goog-Signature|X-Amz-Signature"
                    + "|X-Amz-Credential|X-Amz-Security-Token)=)[^&#]+"),
            Pattern.compile("(?<=://)[^/@:]*:[^/@]*(?=@)")));
  }

  /** Of {@code name=value} and {@code name: value}, as forms and headers are read. */
  private static UnaryOperator<String> fields() {
    return first(
        List.of(
            Pattern.compile(
                "(?i)(?<=\\b(?:password|passwd|pwd|secret|[\\w-]{0,30}key|[\\w-]{0,30}token[\\w-]{0,30}"
                    + "|[\\w-]{0,30}session[\\w-]{0,30}|[\\w-]{0,30}credit[\\w-]{0,30}"
                    + "|[\\w-]{0,30}card[\\w-]{0,30}|[\\w-]{0,30}auth[\\w-]{0,30}"
                    + "|[\\w-]{0,30}principal[\\w-]{0,30}|set-cookie|cookie)(?:=|: ))[^&\\r\\n]+")));
  }

  private static UnaryOperator<String> rules() {
    return first(
        List.of(
            Pattern.compile("\\b(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}\\b"),
            Pattern.compile("\\bAIza[\\w-]{35}"),
            Pattern.compile("gh[pousr]_[0-9a-zA-Z]{36}|github_pat_\\w{82}"),
            Pattern.compile("glpat-[\\w-]{20}|gldt-[\\w-]{20}|glrt-[\\w-]{20}"),
            Pattern.compile("xox[bpears]-[0-9]{10,13}-[\\w-]+"),
            Pattern.compile("https://hooks\\.slack\\.com/services/[\\w/]{43,56}"),
            Pattern.compile("\\b(?:sk|rk)_(?:test|live|prod)_[a-zA-Z0-9]{10,99}"),
            Pattern.compile("\\bSG\\.[\\w=.-]{66}"),
            Pattern.compile(
                "npm_[a-zA-Z0-9]{36}|pypi-AgEIcHlwaS5vcmc[\\w-]{50,}|dckr_pat_[\\w-]{27}"),
            Pattern.compile("\\bhvs\\.[\\w-]{90,120}|dop_v1_[a-f0-9]{64}|dapi[a-f0-9]{32}"),
            Pattern.compile("shpat_[a-fA-F0-9]{32}|SK[0-9a-fA-F]{32}|glsa_[A-Za-z0-9]{32}\\w*"),
            Pattern.compile("hf_[a-zA-Z]{34}|sk-ant-[\\w-]{80,}|PMAK-[a-f0-9]{24}-[a-f0-9]{34}"),
            Pattern.compile("\\bLTAI[a-zA-Z0-9]{20}|\\bATATT3[A-Za-z0-9_=-]{186}"),
            Pattern.compile(
                "\\bey[a-zA-Z0-9]{17,}\\.ey[a-zA-Z0-9/\\\\_-]{17,}\\.[\\w=/\\\\-]{10,}"),
            Pattern.compile("(?s)-----BEGIN[ A-Z0-9_-]{0,100}PRIVATE KEY.{64,}?KEY-----"),
            Pattern.compile(
                "(?i)(?:access|auth|api|credential|creds|key|passw(?:or)?d|secret|token)"
                    + "[\\w .\\t-]{0,20}['\"]?\\s{0,3}(?:=|>|:{1,3}=|\\|\\||:|=>|\\?=)"
                    + "[`'\"\\s=]{0,5}[\\w.=-]{10,150}")));
  }
}
