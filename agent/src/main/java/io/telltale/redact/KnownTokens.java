// SPDX-License-Identifier: Apache-2.0

package io.telltale.redact;

import org.jspecify.annotations.Nullable;

/**
 * Tokens that say by their beginning whose they are, as their issuers document so that they can be
 * found. Looked up by their first character, since each word of each text is asked.
 */
final class KnownTokens {

  /** Of which hexadecimal digits must follow, and no more: the beginning is a usual one. */
  private static final char HEX = '#';

  /** Of which dots are part too. */
  private static final char DOTTED = '.';

  private static final Kind[][] BY_FIRST = new Kind[128][];

  static {
    add(' ', 16, "AKIA ASIA AROA AIDA ABIA ACCA"); // Amazon
    add(' ', 30, "ghp_ gho_ ghu_ ghs_ ghr_"); // GitHub
    add(' ', 20, "github_pat_ glpat- gldt- glrt- glcbt- glptt- glft- glsoat- glagent- gloas-");
    add(' ', 10, "xoxb- xoxp- xoxa- xoxr- xoxs- xoxc- xoxd- xoxe- xapp-"); // Slack
    add(' ', 30, "AIza"); // Google
    add('.', 20, "ya29. GOCSPX-");
    add(' ', 16, "sk_live_ rk_live_ sk_test_ rk_test_ pk_live_ whsec_"); // Stripe
    add(' ', 20, "sk-proj- sk-svcacct- sk-ant- hf_ gsk_ xai- pplx-"); // models' makers
    add(' ', 40, "sk-");
    add(' ', 30, "npm_ pypi- rubygems_ CLOJARS_ dckr_pat_ oy2"); // packages
    add(' ', 20, "dckr_pat_ dckr_oat_");
    add('.', 20, "hvs. hvb. hvr. atlasv1."); // HashiCorp
    add(' ', 32, "dop_v1_ doo_v1_ dor_v1_ shpat_ shpca_ shppa_ shpss_ key-");
    add('.', 30, "SG."); // SendGrid
    add(' ', 32, "xkeysib- xsmtpsib-");
    add(' ', 20, "glsa_ glc_ NRAK- NRII- sntrys_ sntryu_ lin_api_ ntn_ figd_ PMAK- nfp_ sbp_ pul-");
    add(' ', 20, "pscale_tkn_ pscale_pw_ sq0atp- sq0csp- ATATT3 ATCTT3 ATBB AKCp squ_ sqp_ sqa_");
    add('.', 16, "dp.pt. dp.st. sl."); // Doppler, Dropbox
    add(' ', 20, "LTAI"); // Alibaba
    add(' ', 32, "AKID"); // Tencent
    add(' ', 20, "EAACEdEose0cBA EAAA AGE-SECRET-KEY-1 secret_");
    add(HEX, 32, "SK dapi"); // Twilio, Databricks
  }

  private KnownTokens() {}

  /** A beginning, and how many characters follow at least. */
  private static final class Kind {
    final String beginning;
    final int atLeast;
    final char form;

    Kind(String beginning, int atLeast, char form) {
      this.beginning = beginning;
      this.atLeast = atLeast;
      this.form = form;
    }
  }

  private static void add(char form, int atLeast, String beginnings) {
    for (String beginning : beginnings.split(" ")) {
      int first = beginning.charAt(0);
      Kind[] known = BY_FIRST[first] == null ? new Kind[0] : BY_FIRST[first];
      Kind[] more = new Kind[known.length + 1];
      System.arraycopy(known, 0, more, 0, known.length);
      more[known.length] = new Kind(beginning, atLeast, form);
      BY_FIRST[first] = more;
    }
  }

  /**
   * Where one ends that begins at a letter or digit.
   *
   * @param wordEnd where the letters, digits, hyphens and underscores end that begin there
   * @return -1 if none begins there
   */
  static int end(String text, int start, int wordEnd) {
    Kind @Nullable [] kinds = BY_FIRST[text.charAt(start)];
    if (kinds == null) {
      return -1;
    }
    for (Kind kind : kinds) {
      int room = (kind.form == DOTTED ? text.length() : wordEnd) - start;
      // First what is cheap: most words are shorter than any token.
      if (room >= kind.beginning.length() + kind.atLeast
          && text.startsWith(kind.beginning, start)) {
        int end = kind.form == DOTTED ? endOfDotted(text, start) : wordEnd;
        int follow = end - start - kind.beginning.length();
        boolean fits = kind.form == HEX ? isHex(text, end, follow, kind) : follow >= kind.atLeast;
        if (fits) {
          return end;
        }
      }
    }
    return -1;
  }

  private static boolean isHex(String text, int end, int follow, Kind kind) {
    boolean hex = follow == kind.atLeast;
    for (int i = end - kind.atLeast; hex && i < end; i++) {
      char c = text.charAt(i);
      hex = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    }
    return hex;
  }

  static int endOfDotted(String text, int start) {
    int end = start;
    while (end < text.length() && (Words.isPart(text.charAt(end)) || text.charAt(end) == '.')) {
      end++;
    }
    return end;
  }
}
