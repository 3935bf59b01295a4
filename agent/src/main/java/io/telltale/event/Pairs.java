// SPDX-License-Identifier: Apache-2.0

package io.telltale.event;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * An event as it leaves: names with plain values, as UTF-8 in one buffer that is used again for the
 * next event. What a receiver could not read back is settled here, before anything is sealed: half
 * characters become U+FFFD, empty texts are left out, long ones are cut.
 *
 * <p>A list is several values of one name, one after the other. For one thread.
 */
public final class Pairs {

  /** What a value is to a format that has types. */
  public enum Kind {
    TEXT,
    /** A number or a truth value, written as it reads. */
    LITERAL,
    /** The first text of a list. */
    LIST,
    /** A further text of a list. */
    ITEM
  }

  /** Bytes of one text. */
  public static final int LONGEST_TEXT = 1_024;

  /** What every reader of JSON can hold (RFC 7493, section 2.2). */
  private static final long LARGEST_NUMBER = (1L << 53) - 1;

  private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
  private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};

  private final TextEncoder encoder;
  private Name[] names = new Name[64];
  private Kind[] kinds = new Kind[64];
  private int[] starts = new int[64];
  private int[] ends = new int[64];
  private int size;
  private byte[] bytes = new byte[2_048];
  private int used;
  private boolean cut;

  private Pairs(TextEncoder encoder) {
    this.encoder = encoder;
  }

  /** For formats that can escape any character. */
  public static Pairs ofAnyText() {
    return new Pairs(new TextEncoder(false));
  }

  /**
   * For formats that cannot: controls, and spaces at the ends, become visible as <code>&#92;uXXXX
   * </code>. {@code escaped} are further characters that the format has no way to write.
   */
  public static Pairs ofVisibleText(String escaped) {
    return new Pairs(new TextEncoder(true, escaped));
  }

  /** Forgets all values. */
  public void clear() {
    size = 0;
    used = 0;
    cut = false;
  }

  /** Adds a text, unless there is none. */
  public void text(Name name, @Nullable String text) {
    text(name, text, Kind.TEXT, LONGEST_TEXT);
  }

  /** Adds a text of any length. */
  public void longText(Name name, String text) {
    text(name, text, Kind.TEXT, Integer.MAX_VALUE);
  }

  /** Adds a list, unless it is empty. */
  public void texts(Name name, Collection<String> texts) {
    Kind kind = Kind.LIST;
    for (String text : texts) {
      int before = size;
      text(name, text, kind, LONGEST_TEXT);
      kind = size > before ? Kind.ITEM : kind;
    }
  }

  /** Adds a number; one that JavaScript would round is a text. */
  public void number(Name name, long number) {
    boolean safe = number <= LARGEST_NUMBER && number >= -LARGEST_NUMBER;
    room(20);
    int start = used;
    used = Decimal.write(number, bytes, used);
    put(name, safe ? Kind.LITERAL : Kind.TEXT, start);
  }

  /** Adds a truth value. */
  public void flag(Name name, boolean value) {
    literal(name, value ? TRUE : FALSE);
  }

  private void literal(Name name, byte[] ascii) {
    room(ascii.length);
    int start = used;
    System.arraycopy(ascii, 0, bytes, used, ascii.length);
    used += ascii.length;
    put(name, Kind.LITERAL, start);
  }

  /**
   * Adds what is written already, as ASCII.
   *
   * @return where it stands in {@link #bytes()}, as long as nothing is added
   */
  public int ascii(Name name, byte[] ascii, int length) {
    room(length);
    int start = used;
    System.arraycopy(ascii, 0, bytes, used, length);
    used += length;
    put(name, Kind.TEXT, start);
    return start;
  }

  /** Adds a value of others, under a name. */
  public void copy(Name name, Pairs from, int index) {
    int length = from.ends[index] - from.starts[index];
    room(length);
    int start = used;
    System.arraycopy(from.bytes, from.starts[index], bytes, used, length);
    used += length;
    put(name, Kind.TEXT, start);
  }

  private void text(Name name, @Nullable String text, Kind kind, int longest) {
    if (text == null || text.isEmpty()) {
      return;
    }
    int most = (int) Math.min(longest, 6L * text.length());
    room(most + TextEncoder.LONGEST_CHARACTER);
    int start = used;
    used = encoder.encode(text, bytes, used, most);
    cut |= encoder.hasCut();
    put(name, kind, start);
  }

  private void put(Name name, Kind kind, int start) {
    if (size == names.length) {
      names = Arrays.copyOf(names, 2 * size);
      kinds = Arrays.copyOf(kinds, 2 * size);
      starts = Arrays.copyOf(starts, 2 * size);
      ends = Arrays.copyOf(ends, 2 * size);
    }
    names[size] = name;
    kinds[size] = kind;
    starts[size] = start;
    ends[size] = used;
    size++;
  }

  private void room(int more) {
    if (bytes.length - used < more) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, used + more));
    }
  }

  /** Brings the values into the order of their names; those of one name stay as they are. */
  public void sort() {
    // By insertion, since they come almost in order.
    for (int i = 1; i < size; i++) {
      for (int k = i; k > 0 && names[k - 1].compareTo(names[k]) > 0; k--) {
        swap(k - 1, k);
      }
    }
  }

  private void swap(int a, int b) {
    Name name = names[a];
    names[a] = names[b];
    names[b] = name;
    Kind kind = kinds[a];
    kinds[a] = kinds[b];
    kinds[b] = kind;
    int start = starts[a];
    starts[a] = starts[b];
    starts[b] = start;
    int end = ends[a];
    ends[a] = ends[b];
    ends[b] = end;
  }

  /** Leaves out one value. */
  public void remove(int index) {
    if (kinds[index] == Kind.LIST && index + 1 < size && kinds[index + 1] == Kind.ITEM) {
      kinds[index + 1] = Kind.LIST;
    }
    int behind = size - index - 1;
    System.arraycopy(names, index + 1, names, index, behind);
    System.arraycopy(kinds, index + 1, kinds, index, behind);
    System.arraycopy(starts, index + 1, starts, index, behind);
    System.arraycopy(ends, index + 1, ends, index, behind);
    size--;
    cut = true;
  }

  /** Cuts a text to at most so many bytes, never through a character. */
  public void shorten(int index, int most) {
    if (ends[index] - starts[index] > most) {
      ends[index] = starts[index] + encoder.boundary(bytes, starts[index], most);
      cut = true;
    }
  }

  /** Whether anything was cut or left out since {@link #clear}. */
  public boolean hasCut() {
    return cut;
  }

  public int size() {
    return size;
  }

  public Name name(int index) {
    return names[index];
  }

  public Kind kind(int index) {
    return kinds[index];
  }

  /** Where a value begins in {@link #bytes()}. */
  public int start(int index) {
    return starts[index];
  }

  /** Where it ends. */
  public int end(int index) {
    return ends[index];
  }

  /** All values, as UTF-8. */
  public byte[] bytes() {
    return bytes;
  }

  /** How many bytes all values have. */
  public int length() {
    return used;
  }

  /** The first value of that name; null if there is none. */
  public @Nullable String find(Name name) {
    for (int i = 0; i < size; i++) {
      if (names[i].equals(name)) {
        return new String(bytes, starts[i], ends[i] - starts[i], StandardCharsets.UTF_8);
      }
    }
    return null;
  }
}
