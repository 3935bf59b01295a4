// SPDX-License-Identifier: Apache-2.0

package io.telltale.ship;

import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A numbered folder in a spool, locked by this JVM, so that several may use one spool. What lies in
 * a folder that nobody has locked is of a JVM that is dead.
 */
final class SpoolFolder implements Closeable {

  private static final int MOST = 1_000;
  private static final String LOCK = "lock";
  private static final String SEGMENT_FORM = "[0-9]{8}\\.seg";

  private final Path folder;
  private RandomAccessFile lock;

  private SpoolFolder(Path folder, RandomAccessFile lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /** Takes the first folder that is free and empty. */
  static SpoolFolder claim(File spool) throws IOException {
    makeFolder(spool.toPath());
    for (int i = 1; i <= MOST; i++) {
      SpoolFolder folder = locked(makeFolder(spool.toPath().resolve(name(i))));
      if (folder != null) {
        if (folder.segments().isEmpty()) {
          return folder;
        }
        folder.close();
      }
    }
    throw new IOException("no free folder in " + spool);
  }

  /** Takes all folders that are free and not empty. */
  static List<SpoolFolder> adopt(File spool) throws IOException {
    List<SpoolFolder> adopted = new ArrayList<>();
    for (int i = 1; i <= MOST; i++) {
      Path path = spool.toPath().resolve(name(i));
      if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
        return adopted;
      }
      SpoolFolder folder = locked(path);
      if (folder != null) {
        if (folder.segments().isEmpty()) {
          folder.close();
        } else {
          adopted.add(folder);
        }
      }
    }
    return adopted;
  }

  private static String name(int number) {
    return String.format("%04d", number);
  }

  private static Path makeFolder(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      try {
        Files.createDirectory(path, only("rwx------"));
      } catch (FileAlreadyExistsException e) {
        if (!Files.isDirectory(path)) {
          throw e;
        }
      }
    }
    return path;
  }

  private static FileAttribute<?>[] only(String permissions) {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  /** Null if somebody else has it. */
  private static @Nullable SpoolFolder locked(Path folder) throws IOException {
    Path file = folder.resolve(LOCK);
    try {
      Files.createFile(file, only("rw-------"));
    } catch (FileAlreadyExistsException e) {
      // as after the first time
    }
    RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw");
    try {
      FileLock lock = open.getChannel().tryLock();
      if (lock != null) {
        return new SpoolFolder(folder, open);
      }
    } catch (OverlappingFileLockException e) {
      // ours, by another target or another copy of the agent
    }
    open.close();
    return null;
  }

  /** Makes a file that only we can read. Not for several threads. */
  File newSegment(long number) throws IOException {
    if (!Files.exists(folder.resolve(LOCK))) {
      restore();
    }
    Path file = folder.resolve(String.format("%08d.seg", number));
    Files.createFile(file, only("rw-------"));
    return file.toFile();
  }

  /** Somebody has removed it, or the disk was away. */
  private void restore() throws IOException {
    Path spool = folder.getParent();
    if (spool != null) {
      makeFolder(spool);
    }
    makeFolder(folder);
    SpoolFolder again = locked(folder);
    if (again == null) {
      throw new IOException("another process has taken " + folder);
    }
    close();
    lock = again.lock;
  }

  /** Those that are there, oldest first. */
  List<File> segments() throws IOException {
    String[] names = folder.toFile().list();
    if (names == null) {
      throw new IOException(folder + " cannot be read");
    }
    Arrays.sort(names);
    List<File> files = new ArrayList<>();
    for (String name : names) {
      Path file = folder.resolve(name);
      if (name.matches(SEGMENT_FORM) && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        files.add(file.toFile());
      }
    }
    return files;
  }

  @Override
  public String toString() {
    return folder.toString();
  }

  @Override
  public void close() {
    Closing.quietly(lock);
  }
}
