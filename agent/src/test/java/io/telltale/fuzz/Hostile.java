// SPDX-License-Identifier: Apache-2.0

package io.telltale.fuzz;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Texts as an attacker composes them. */
final class Hostile {

  private static final String[] PIECES = {
    "\r\n",
    "\n",
    "\r",
    "\t",
    "\u0000",
    "\u0001",
    "\u001b[31m",
    "\u007f",
    "\u0085",
    "\u009b",
    "\u2028",
    "\u2029",
    "\u202e",
    "\u202c",
    "\u2066",
    "\u2069",
    "\u200e",
    "\u061c",
    "\ufeff",
    "\u200b",
    "\ud800",
    "\udfff",
    "\ud83d\ude00",
    "\ufffe",
    "\uffff",
    "=",
    "\\",
    "\\\\",
    "|",
    "^",
    "\"",
    "'",
    "]",
    "[",
    "{",
    "}",
    "<",
    ">",
    "&",
    ";",
    ",",
    " ",
    "  ",
    "%",
    "%n",
    "%s%s%s%n",
    "%1$s",
    "%0a",
    "%00",
    "${",
    "}",
    "${jndi:ldap://x/a}",
    "#{7*7}",
    "{{7*7}}",
    "<13>1 ",
    "<13>1 2026-01-01T00:00:00Z h a - - - x",
    "CEF:0|Telltale|Telltale|",
    "LEEF:2.0|Telltale|Telltale|",
    "[telltale@32473 type=\"x\"]",
    "{\"a\":{\"b\":[1,2,{\"c\":\"d\"}]}}",
    "\"}}",
    " suser=root",
    "^usrName=root^",
    "\" user=\"root",
    "\\u0041",
    "\\n",
    "\u00e4\u00f6",
    "\u65e5\u672c",
    "alice",
    "admin",
    "/../..",
    "null",
    "0",
    "-1"
  };

  private Hostile() {}

  static Arbitrary<String> texts() {
    Arbitrary<String> piece =
        Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(6, Arbitraries.of(PIECES)),
            net.jqwik.api.Tuple.of(1, Arbitraries.strings().all().ofMaxLength(20)));
    return piece.list().ofMaxSize(12).map(pieces -> String.join("", pieces));
  }
}
