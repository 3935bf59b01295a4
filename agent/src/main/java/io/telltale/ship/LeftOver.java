// SPDX-License-Identifier: Apache-2.0

package io.telltale.ship;

import io.telltale.config.SpoolOptions;
import io.telltale.diagnostics.Diagnostics;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a JVM that is dead has left in its folder: sent as it is, since its place is in that JVM's
 * stream. For the sending thread.
 */
final class LeftOver implements Closeable {

  private final SpoolFolder folder;
  private final SpoolOptions options;
  private final Losses losses;
  private final Diagnostics diagnostics;
  private final ArrayDeque<File> unread = new ArrayDeque<>();

  /** Whose messages have been taken, at least in part, oldest first. */
  private final ArrayDeque<Taken> taken = new ArrayDeque<>();

  private @Nullable SegmentReader reader;

  LeftOver(SpoolFolder folder, SpoolOptions options, Losses losses, Diagnostics diagnostics)
      throws IOException {
    this.folder = folder;
    this.options = options;
    this.losses = losses;
    this.diagnostics = diagnostics;
    unread.addAll(folder.segments());
  }

  /** Adds the next messages. */
  void take(List<Message> to, int most) {
    int wanted = to.size() + most;
    while (to.size() < wanted && (reader != null || !unread.isEmpty())) {
      try {
        Spooled message = next();
        if (message != null) {
          to.add(message);
          taken.getLast().unconfirmed++;
        }
      } catch (IOException e) {
        giveUp(e);
      }
    }
  }

  private @Nullable Spooled next() throws IOException {
    SegmentReader open = reader;
    if (open == null) {
      File file = unread.getFirst();
      if (isExpired(file)) {
        expire(file);
        return null;
      }
      open = new SegmentReader(file, options.key(), this);
      reader = open;
      taken.addLast(new Taken(unread.removeFirst()));
    }
    Spooled message = open.next(taken.getLast().file.length());
    if (message == null) {
      Closing.quietly(open);
      reader = null;
      taken.getLast().read = true;
      deleteConfirmed();
    }
    return message;
  }

  private boolean isExpired(File file) {
    return System.currentTimeMillis() - file.lastModified() > options.age();
  }

  private void expire(File file) throws IOException {
    try (SegmentReader in = new SegmentReader(file, options.key(), this)) {
      for (Spooled old = in.next(file.length()); old != null; old = in.next(file.length())) {
        losses.add(Losses.Reason.EXPIRED, old);
      }
    } finally {
      delete(file);
    }
    unread.removeFirst();
  }

  /** It stays: perhaps only the key is missing. */
  private void giveUp(IOException e) {
    File file;
    if (reader == null) {
      file = unread.removeFirst();
    } else {
      Taken unreadable = taken.getLast();
      unreadable.read = true;
      unreadable.stays = true;
      file = unreadable.file;
    }
    Closing.quietly(reader);
    reader = null;
    deleteConfirmed();
    diagnostics.say("left over, and cannot be read: " + file + ": " + e.getMessage());
  }

  /** One of its messages has arrived. */
  void confirmed() {
    for (Taken file : taken) {
      if (file.unconfirmed > 0) {
        file.unconfirmed--;
        break;
      }
    }
    deleteConfirmed();
  }

  private void deleteConfirmed() {
    while (!taken.isEmpty() && taken.getFirst().read && taken.getFirst().unconfirmed == 0) {
      Taken done = taken.removeFirst();
      if (!done.stays) {
        delete(done.file);
      }
    }
  }

  private static void delete(File file) {
    if (!file.delete()) {
      file.deleteOnExit();
    }
  }

  /** Whether nothing is left of it. */
  boolean isDone() {
    return unread.isEmpty() && reader == null && taken.isEmpty();
  }

  @Override
  public void close() {
    Closing.quietly(reader);
    folder.close();
  }

  /** A file. */
  private static final class Taken {
    final File file;
    int unconfirmed;
    boolean read;
    boolean stays;

    Taken(File file) {
      this.file = file;
    }
  }
}
