// SPDX-License-Identifier: Apache-2.0

package io.telltale.config;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One key of the configuration: all that the binder, the schema and the documentation know. */
final class Key {

  /** What may stand behind a key. */
  enum Shape {
    /** A scalar. */
    TEXT,
    /** {@code true} or {@code false}. */
    FLAG,
    /** One of {@link Key#words}. */
    WORD,
    /** A scalar or a list of them. */
    TEXTS,
    /** The same, at least one. */
    SOME_TEXTS,
    /** Names of the user's own, each with a scalar. */
    NAMES,
    /** The same, with names of classes. */
    CLASSES,
    /** A scalar, or names. */
    TEXT_OR_NAMES,
    /** The keys of {@link Key#section}. */
    SECTION,
    /** A scalar, or such keys. */
    TEXT_OR_SECTION,
    /** A list of such. */
    SECTIONS,
    /** A list of scalars and such keys. */
    TEXTS_OR_SECTIONS,
    /** A whole number from {@link Key#least} to {@link Key#most}. */
    COUNT
  }

  /** Of the names in {@link Shape#NAMES}. */
  static final String NAME = "[A-Za-z][A-Za-z0-9_.]{0,63}";

  /** Of those in {@link Shape#CLASSES}. */
  static final String CLASS_NAME = "[A-Za-z_$][A-Za-z0-9_$]*(\\.[A-Za-z_$][A-Za-z0-9_$]*)*";

  final String name;
  final Shape shape;

  /** In Markdown. */
  final String meaning;

  final boolean required;

  /** In Markdown; null if there is none. */
  final @Nullable String standard;

  /** Of the whole text; null if any will do. */
  final @Nullable String pattern;

  /** The only words, or with a {@link #pattern} the usual ones. */
  final List<String> words;

  final @Nullable Section section;

  /** Of a {@link Shape#COUNT}. */
  final int least;

  /** Of a {@link Shape#COUNT}. */
  final int most;

  private Key(
      String name,
      Shape shape,
      String meaning,
      boolean required,
      @Nullable String standard,
      @Nullable String pattern,
      List<String> words,
      @Nullable Section section,
      int least,
      int most) {
    this.name = name;
    this.shape = shape;
    this.meaning = meaning;
    this.required = required;
    this.standard = standard;
    this.pattern = pattern;
    this.words = words;
    this.section = section;
    this.least = least;
    this.most = most;
  }

  private static Key of(
      String name, Shape shape, String meaning, List<String> words, @Nullable Section section) {
    return new Key(name, shape, meaning, false, null, null, words, section, 0, 0);
  }

  static Key of(String name, Shape shape, String meaning) {
    return of(name, shape, meaning, Collections.<String>emptyList(), null);
  }

  static Key section(String name, Shape shape, Section section, String meaning) {
    return of(name, shape, meaning, Collections.<String>emptyList(), section);
  }

  static Key word(String name, String meaning, String... words) {
    return of(name, Shape.WORD, meaning, Arrays.asList(words), null);
  }

  static Key count(String name, String meaning, int least, int most) {
    List<String> none = Collections.emptyList();
    return new Key(name, Shape.COUNT, meaning, false, null, null, none, null, least, most);
  }

  Key needed() {
    return new Key(name, shape, meaning, true, standard, pattern, words, section, least, most);
  }

  Key or(String otherwise) {
    return new Key(name, shape, meaning, required, otherwise, pattern, words, section, least, most);
  }

  Key like(String form) {
    return new Key(name, shape, meaning, required, standard, form, words, section, least, most);
  }

  Key usually(List<String> known) {
    return new Key(name, shape, meaning, required, standard, pattern, known, section, least, most);
  }
}
