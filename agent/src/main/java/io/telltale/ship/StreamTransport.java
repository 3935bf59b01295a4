// SPDX-License-Identifier: Apache-2.0

package io.telltale.ship;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One message a line, to a file or to the process's standard output. For trying it out. */
final class StreamTransport implements Transport {

  /** Null for the standard output. */
  private final @Nullable String file;

  private @Nullable OutputStream out;
  private int written;

  StreamTransport(@Nullable String file) {
    this.file = file;
  }

  @Override
  public void open() throws IOException {
    // Not System.out, which an application may have redirected.
    OutputStream raw =
        file == null ? new FileOutputStream(FileDescriptor.out) : new FileOutputStream(file, true);
    out = new BufferedOutputStream(raw);
  }

  @Override
  public int room() {
    return Integer.MAX_VALUE;
  }

  @Override
  public void send(List<Message> messages) throws IOException {
    OutputStream to = out;
    if (to == null) {
      throw new IOException("closed");
    }
    for (Message message : messages) {
      to.write(message.bytes);
      to.write('\n');
    }
    to.flush();
    written += messages.size();
  }

  @Override
  public int confirmed() {
    int count = written;
    written = 0;
    return count;
  }

  @Override
  public boolean finish(long nanos) {
    return true;
  }

  @Override
  public boolean isOpen() {
    return out != null;
  }

  @Override
  public void close() {
    if (file != null) {
      Closing.quietly(out);
    }
    out = null;
  }
}
