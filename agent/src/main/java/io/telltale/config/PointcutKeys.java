// SPDX-License-Identifier: Apache-2.0

package io.telltale.config;

import static io.telltale.config.Key.Shape.FLAG;
import static io.telltale.config.Key.Shape.NAMES;
import static io.telltale.config.Key.Shape.SECTION;
import static io.telltale.config.Key.Shape.SOME_TEXTS;
import static io.telltale.config.Key.Shape.TEXT;
import static io.telltale.config.Key.Shape.TEXT_OR_NAMES;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The keys of a pointcut: where it applies, what kind it is of, and what it reads. */
final class PointcutKeys {

  /** Of a scope's kind and of a meter. */
  private static final String WORD = EventNames.FORM;

  private PointcutKeys() {}

  static Key[] all(Section once) {
    List<Key> keys = new ArrayList<>();
    Collections.addAll(keys, places());
    Collections.addAll(keys, events());
    Collections.addAll(keys, scopes());
    Collections.addAll(keys, conditions());
    Collections.addAll(keys, values(once));
    return keys.toArray(new Key[0]);
  }

  static Together[] together() {
    return new Together[] {
      Together.oneOf("execution", "http", "end"),
      Together.oneOf(Rule.Kind.keys()),
      Together.with("context", "scope"),
      Together.with("resumes", "scope"),
      Together.with("keeps", "continues", "enters"),
      Together.with("add", "meter"),
      Together.with("collect", "event"),
      Together.with("includes", "event"),
      Together.with("includes", "execution"),
      Together.with("gathers", "execution"),
      Together.with("closes", "execution"),
      Together.with("silences", "execution"),
      Together.with("confidence", "event"),
      Together.notWith("http", "scope"),
      Together.notWith("http", "enriches"),
      Together.notWith("http", "before"),
    };
  }

  private static Key[] places() {
    return new Key[] {
      Key.of("id", TEXT, "letters, digits and `-_.`; yours stands for a pack's of the same id")
          .like("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}")
          .needed(),
      Key.of("execution", SOME_TEXTS, "one pattern of methods or a list, any of which applies"),
      Key.of(
          "http",
          SOME_TEXTS,
          "instead of `execution`: requests, such as `POST /account/forgot`, or a list of such;"
              + " evaluated when the request has ended"),
      Key.of(
              "end",
              SOME_TEXTS,
              "instead of `execution`: `request`, or another kind of [scope](scopes-and-meters.md),"
                  + " or a list of such; evaluated at the end of every such scope")
          .like(WORD),
    };
  }

  private static Key[] events() {
    return new Key[] {
      kind(
          "event",
          "one of the [types](events.md), `login` for `login_success` or `login_failure` by"
              + " outcome, or a name of yours"),
      kind(
          "enriches",
          "instead of `event`: adds `user` and `reason` to such an event under way, and makes"
              + " none; `request`: says who is signed in, see [Who](#who)"),
      kind(
          "gathers",
          "instead of `event`: such events that are told inside the call are one; see"
              + " [nesting](#nesting)"),
      kind(
          "closes",
          "instead of `event`: what calls that gather such events know is told now, and what"
              + " comes inside is none of theirs"),
      kind("includes", "with `event`: such events inside the call are part of this one"),
      kind(
          "silences",
          "instead of `event`: what is told of that kind within the call is none, such as the"
              + " sign-in of the application itself at its directory"),
      Key.of(
              "collect",
              FLAG,
              "all of one kind in a scope are one event, told [at its end](scopes-and-meters.md)")
          .or("`false`: told at once"),
      Key.of(
              "fallback",
              FLAG,
              "with `end` or `http`: only if nothing in the scope was told to have failed; with"
                  + " `execution`: only if nothing of its kind was told in the scope")
          .or("`false`"),
      Key.word("confidence", "says in the event that it is a guess", "heuristic"),
    };
  }

  private static Key kind(String name, String meaning) {
    return Key.of(name, TEXT, meaning).like(EventNames.FORM).usually(EventNames.known());
  }

  private static Key[] scopes() {
    return new Key[] {
      Key.of(
              "scope",
              TEXT,
              "instead of `event`: the call is a `request`, or another kind of"
                  + " [scope](scopes-and-meters.md); `context` says how to read it")
          .like(WORD),
      Key.of("context", NAMES, "with `scope`: what `request`, `session`, `user` and so on lead to"),
      Key.of(
          "resumes",
          TEXT,
          "with `scope`: a condition: the call goes on with the suspended request of the same object"),
      Key.of(
          "hands_over",
          TEXT,
          "instead of `event`: the scope under way [goes with](scopes-and-meters.md#other-threads)"
              + " this object"),
      Key.of(
          "continues",
          TEXT,
          "instead of `event`: during the call the thread is in the scope that went with this object;"
              + " with `null` in none"),
      Key.of("keeps", FLAG, "with `continues` or `enters`: the scope goes on going with the object")
          .or("`false`: it goes once"),
      Key.of("enters", TEXT, "as `continues`, from this call on until one that `leaves`"),
      Key.of("leaves", TEXT, "the other half of `enters`"),
      Key.of(
          "suspends",
          TEXT,
          "instead of `event`: the scope outlives the call that opened it, and goes with this object"),
      Key.of("completes", TEXT, "instead of `event`: the suspended scope of this object is over"),
      Key.of(
              "meter",
              TEXT,
              "instead of `event`: a call [adds](scopes-and-meters.md#meters) to this counter of the"
                  + " scope")
          .like(WORD),
      Key.of("add", TEXT, "with `meter`: a value, how much").or("1"),
    };
  }

  private static Key[] conditions() {
    return new Key[] {
      Key.of("success", TEXT, "a condition; see [outcome](#outcome)"),
      Key.of("failure", TEXT, "a condition; see [outcome](#outcome)"),
      Key.of(
          "ignore",
          TEXT,
          "a condition: no event, nothing counted. On what opens or carries a scope, `gathers`,"
              + " `closes` or `silences` it is read on entry: as if the pointcut were not there"),
    };
  }

  private static Key[] values(Section once) {
    return new Key[] {
      Key.of("user", TEXT, "a value: who did it").or("who is signed in; for sign-ins none"),
      Key.of("session", TEXT, "a value: the session's id, of which a keyed hash is sent")
          .or("the request's"),
      Key.of("resource", TEXT, "a value: what it was done to"),
      Key.of("rows", TEXT, "a value: how many rows were exported"),
      Key.of("records", TEXT, "a value: how many records were written"),
      Key.of("bytes", TEXT, "a value: how many bytes left"),
      Key.of("pages", TEXT, "a value: how many pages"),
      Key.of("format", TEXT, "a value: such as `csv`"),
      Key.of("destination", TEXT, "a value: where it went, such as a host"),
      Key.of("statement", TEXT, "a value: the kind of statement"),
      Key.of("file", TEXT, "a value: the file's name"),
      Key.of(
          "reason",
          TEXT_OR_NAMES,
          "a value, or words with conditions of which the first true one counts"),
      Key.of("fields", NAMES, "names and values of your own; names of secrets are refused"),
      Key.of("before", NAMES, "names and values that are read on entry, for use as `before.name`"),
      Key.of("mechanism", TEXT, "what `telltale.mechanisms` says").or("the pack's name or the id"),
      Key.section(
          "once",
          SECTION,
          once,
          "`within: 15m` and, optionally, `when: CONDITION`: a repeated success of the same user"
              + " from the same address is no event"),
    };
  }
}
