// SPDX-License-Identifier: Apache-2.0

package io.telltale.pointcut;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads as much of a class file (JVMS chapter 4) as says which methods it declares. Nothing is
 * allocated for a class whose constant pool holds no wanted name.
 */
final class ClassFileScan {

  private static final int MAGIC = 0xcafebabe;
  private static final int COUNT_AT = 8;
  private static final int FIRST_ENTRY_AT = 10;

  private static final int UTF8 = 1;
  private static final int LONG = 5;
  private static final int DOUBLE = 6;

  /** Bytes behind the tag, by tag (JVMS table 4.4-A); 0 for a tag that we do not know. */
  private static final int[] SIZES = {
    0, 0, 0, 4, 4, 8, 8, 2, 2, 4, 4, 4, 4, 0, 0, 3, 2, 4, 4, 2, 2
  };

  private final byte[] bytes;

  ClassFileScan(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Whether a method of such a name is declared, or such a text stands in the constant pool. */
  boolean holds(ByteNames methods, ByteNames mentions) {
    try {
      if (u4(0) != MAGIC) {
        return true;
      }
      int count = u2(COUNT_AT);
      boolean[] wanted = null;
      int at = FIRST_ENTRY_AT;
      for (int index = 1; index < count; index++) {
        int tag = bytes[at];
        if (tag == UTF8) {
          int length = u2(at + 1);
          if (mentions.contains(bytes, at + 3, length)) {
            return true;
          }
          if (methods.contains(bytes, at + 3, length)) {
            if (wanted == null) {
              wanted = new boolean[count];
            }
            wanted[index] = true;
          }
          at += 3 + length;
        } else if (tag > 0 && tag < SIZES.length && SIZES[tag] != 0) {
          at += 1 + SIZES[tag];
          index += tag == LONG || tag == DOUBLE ? 1 : 0;
        } else {
          return true; // a tag newer than we are
        }
      }
      return wanted != null && declaresOneOf(wanted, at);
    } catch (ArrayIndexOutOfBoundsException e) {
      return true; // not ours to judge: Byte Buddy or the JVM will say what is wrong
    }
  }

  /** Whether the class may be of one of these regions, by its name and its super types' names. */
  boolean isOf(List<Region> regions) {
    try {
      int[] starts = new int[u2(COUNT_AT)];
      int flags = FIRST_ENTRY_AT;
      for (int index = 1; index < starts.length; index++) {
        starts[index] = flags;
        int tag = bytes[flags];
        flags += tag == UTF8 ? 3 + u2(flags + 1) : 1 + SIZES[tag];
        index += tag == LONG || tag == DOUBLE ? 1 : 0;
      }
      List<String> superTypes = new ArrayList<>();
      if (u2(flags + 4) != 0) { // Object has none
        superTypes.add(className(starts, u2(flags + 4)));
      }
      int interfaces = u2(flags + 6);
      for (int i = 0; i < interfaces; i++) {
        superTypes.add(className(starts, u2(flags + 8 + 2 * i)));
      }
      String name = className(starts, u2(flags + 2));
      for (Region region : regions) {
        if (region.mayHold(name, superTypes)) {
          return true;
        }
      }
      return false;
    } catch (IndexOutOfBoundsException e) {
      return true; // as above
    }
  }

  private String className(int[] starts, int index) {
    int utf8 = starts[u2(starts[index] + 1)];
    return new String(bytes, utf8 + 3, u2(utf8 + 1), StandardCharsets.UTF_8);
  }

  /** Walks access flags, names, interfaces and fields to the methods. */
  private boolean declaresOneOf(boolean[] wanted, int endOfPool) {
    int at = endOfPool + 6;
    at += 2 + 2 * u2(at);
    at = skipFields(at);
    int methods = u2(at);
    at += 2;
    for (int i = 0; i < methods; i++) {
      if (wanted[u2(at + 2)]) {
        return true;
      }
      at = skipAttributes(at + 6);
    }
    return false;
  }

  private int skipFields(int start) {
    int fields = u2(start);
    int at = start + 2;
    for (int i = 0; i < fields; i++) {
      at = skipAttributes(at + 6);
    }
    return at;
  }

  private int skipAttributes(int start) {
    int attributes = u2(start);
    int at = start + 2;
    for (int i = 0; i < attributes; i++) {
      at += 6 + (u4(at + 2) & Integer.MAX_VALUE); // never back, so that it ends
    }
    return at;
  }

  private int u2(int at) {
    return ((bytes[at] & 0xff) << 8) | (bytes[at + 1] & 0xff);
  }

  private int u4(int at) {
    return (u2(at) << 16) | u2(at + 2);
  }
}
