// SPDX-License-Identifier: Apache-2.0

package io.telltale.capture;

import java.util.List;

/** What an application reads and writes in numbers, as the tests see it. */
public interface Store {

  boolean next();

  /** Through a wrapper, as pools have them. */
  boolean wrappedNext();

  int fetch(int rows);

  long copy(long rows);

  void write(byte[] bytes);

  void write(byte[] bytes, int from, int length);

  void print(Object record);

  void printAll(List<?> records);

  /** Copies of it are woven. */
  @SuppressWarnings("unused")
  class Woven implements Store {

    private int left = 3;

    public Woven() {}

    @Override
    public boolean next() {
      return left-- > 0;
    }

    @Override
    public boolean wrappedNext() {
      return next();
    }

    @Override
    public int fetch(int rows) {
      return rows;
    }

    @Override
    public long copy(long rows) {
      return rows;
    }

    @Override
    public void write(byte[] bytes) {
      write(bytes, 0, bytes.length);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
      if (from + length > bytes.length) {
        throw new IndexOutOfBoundsException();
      }
    }

    @Override
    public void print(Object record) {}

    @Override
    public void printAll(List<?> records) {
      records.forEach(this::print);
    }
  }
}
