// SPDX-License-Identifier: Apache-2.0

package io.telltale.seal;

import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Pages of bytes of which only the last used are in memory, the others in a temporary file: data
 * may be larger than the memory of who verifies it. For one thread.
 */
final class Scratch implements Closeable {

  private final int mostInMemory;
  private final Map<Integer, byte[]> inMemory;
  private final Map<Integer, Long> inFile = new LinkedHashMap<>();
  private @Nullable File path;
  private @Nullable RandomAccessFile file;
  private int pages;

  Scratch(int mostInMemory) {
    this.mostInMemory = mostInMemory;
    this.inMemory = new LinkedHashMap<>(16, 0.75f, true);
  }

  /** Keeps a new page. */
  int add(byte[] page) {
    int number = pages++;
    inMemory.put(number, page);
    shrink();
    return number;
  }

  /** A page, to read or to write in until the next call. */
  byte[] page(int number, int length) {
    byte[] page = inMemory.get(number);
    if (page == null) {
      page = read(number, length);
      inMemory.put(number, page);
      shrink();
    }
    return page;
  }

  private void shrink() {
    while (inMemory.size() > mostInMemory) {
      Map.Entry<Integer, byte[]> eldest = inMemory.entrySet().iterator().next();
      write(eldest.getKey(), eldest.getValue());
      inMemory.remove(eldest.getKey());
    }
  }

  private void write(int number, byte[] page) {
    try {
      RandomAccessFile to = file();
      Long known = inFile.get(number);
      long at = known == null ? to.length() : known;
      to.seek(at);
      to.write(page);
      inFile.put(number, at);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] read(int number, int length) {
    Long at = inFile.get(number);
    if (at == null) {
      throw new IllegalStateException("no page " + number);
    }
    try {
      byte[] page = new byte[length];
      RandomAccessFile from = file();
      from.seek(at);
      from.readFully(page);
      return page;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private RandomAccessFile file() throws IOException {
    RandomAccessFile open = file;
    if (open == null) {
      File created = File.createTempFile("telltale-verify", null);
      path = created;
      open = new RandomAccessFile(created, "rw");
      file = open;
    }
    return open;
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      file.close();
    }
    if (path != null && !path.delete()) {
      path.deleteOnExit();
    }
  }
}
