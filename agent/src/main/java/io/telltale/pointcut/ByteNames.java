// SPDX-License-Identifier: Apache-2.0

package io.telltale.pointcut;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;

/**
 * Method names, looked up in the bytes of a class file without making a string. Names outside ASCII
 * never differ between UTF-8 and the class file's modified UTF-8 but for NUL and supplementary
 * characters, which no method that people name has.
 */
final class ByteNames {

  /** What no method's name holds (JVMS 4.2.2). */
  private static final String NO_NAME = ".;[/<>";

  /** By length; most entries of a constant pool end at this question. */
  private final byte[][][] exactByLength;

  private final NamePattern[] wild;

  ByteNames(Collection<String> exact, List<NamePattern> wild) {
    this.wild = wild.toArray(new NamePattern[0]);
    int longest = 0;
    for (String name : exact) {
      longest = Math.max(longest, name.getBytes(StandardCharsets.UTF_8).length);
    }
    this.exactByLength = new byte[longest + 1][0][];
    for (String name : exact) {
      byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
      exactByLength[bytes.length] = append(exactByLength[bytes.length], bytes);
    }
  }

  private static byte[][] append(byte[][] names, byte[] name) {
    byte[][] longer = new byte[names.length + 1][];
    System.arraycopy(names, 0, longer, 0, names.length);
    longer[longer.length - 1] = name;
    return longer;
  }

  boolean contains(byte[] in, int offset, int length) {
    if (length < exactByLength.length) {
      for (byte[] candidate : exactByLength[length]) {
        if (equal(candidate, in, offset)) {
          return true;
        }
      }
    }
    return wild.length != 0 && matchesWild(in, offset, length);
  }

  private boolean matchesWild(byte[] in, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      if (NO_NAME.indexOf(in[i]) >= 0) {
        return false; // most of a constant pool: no string is made of it
      }
    }
    String name = new String(in, offset, length, StandardCharsets.UTF_8);
    for (NamePattern pattern : wild) {
      if (pattern.matches(name)) {
        return true;
      }
    }
    return false;
  }

  /** A pattern writes a nested type's {@code $} like the borders of packages. */
  private static boolean equal(byte[] name, byte[] in, int offset) {
    for (int i = 0; i < name.length; i++) {
      byte there = in[offset + i];
      if (name[i] != there && (name[i] != '/' || there != '$')) {
        return false;
      }
    }
    return true;
  }
}
