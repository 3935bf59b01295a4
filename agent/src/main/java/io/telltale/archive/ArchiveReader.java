// SPDX-License-Identifier: Apache-2.0

package io.telltale.archive;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/**
 * Goes through an archive and the archives in it, from beginning to end. What cannot be read is
 * told and left out, the rest is read.
 */
final class ArchiveReader {

  /** Jars in jars in jars; more is no application but an attack. */
  private static final int DEEPEST = 6;

  /** A larger class file is none: javac's limits end far below. */
  private static final int LARGEST_FILE = 32 << 20;

  /** Inflated, in one reading: an archive may have been made to never end. */
  private static final long MOST_BYTES = 8L << 30;

  /** What is done with each file. */
  interface Visitor {

    /** Whether there is any interest in an archive, or in what it has inside. */
    boolean wants(Archive archive);

    /** Whether there is any interest in a file's content. */
    boolean wants(Archive archive, String path);

    void file(Archive archive, String path, byte[] content) throws IOException;

    void problem(String where, String what);
  }

  private final Visitor visitor;
  private final byte[] skipped = new byte[8_192];
  private long bytes;

  ArchiveReader(Visitor visitor) {
    this.visitor = visitor;
  }

  /** Reads an outermost archive. */
  void read(Archive archive) {
    File file = archive.file();
    if (file == null) {
      throw new IllegalArgumentException(archive + " is inside another one");
    }
    try {
      if (file.isDirectory()) {
        readFolder(archive, file, "");
      } else {
        readZip(archive, file);
      }
    } catch (IOException | IllegalArgumentException e) {
      problem(archive.toString(), e);
    }
  }

  private void readFolder(Archive archive, File folder, String path) throws IOException {
    File[] files = folder.listFiles();
    if (files == null) {
      throw new IOException("the folder " + folder + " cannot be read");
    }
    Arrays.sort(files);
    for (File file : files) {
      String inside = path + file.getName();
      if (isArchive(file)) {
        Archive nested = archive.inside(inside, file);
        if (visitor.wants(nested)) {
          read(nested);
        }
      } else if (file.isDirectory()) {
        if (!isLink(file)) {
          readFolder(archive, file, inside + "/");
        }
      } else if (visitor.wants(archive, inside)) {
        try (InputStream in = new FileInputStream(file)) {
          file(archive, inside, in);
        }
      }
    }
  }

  /** An application server may have unpacked it. */
  private static boolean isArchive(File file) {
    return Archive.isNamedLikeOne(file.getName())
        || new File(file, "WEB-INF").isDirectory()
        || new File(file, "BOOT-INF").isDirectory();
  }

  /** A link to a folder may lead back to where we come from. */
  private static boolean isLink(File folder) throws IOException {
    return Files.isSymbolicLink(folder.toPath());
  }

  private void readZip(Archive archive, File file) throws IOException {
    try (ZipFile zip = new ZipFile(file, StandardCharsets.UTF_8)) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        if (!entry.isDirectory() && isOfInterest(archive, entry.getName())) {
          try (InputStream in = zip.getInputStream(entry)) {
            entry(archive, entry.getName(), in);
          } catch (IOException | IllegalArgumentException e) {
            problem(archive + "!/" + entry.getName(), e);
          }
        }
      }
    }
  }

  private void readStream(Archive archive, InputStream in) throws IOException {
    try (ZipInputStream zip = new ZipInputStream(new Unclosed(in), StandardCharsets.UTF_8)) {
      boolean empty = true;
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        empty = false;
        if (!entry.isDirectory() && isOfInterest(archive, entry.getName())) {
          entry(archive, entry.getName(), zip);
        }
        skipRest(zip);
      }
      if (empty) {
        throw new IOException("it is no zip file, or an empty one");
      }
    }
  }

  /** What nobody wants has to be inflated all the same, and may be long. */
  private void skipRest(InputStream in) throws IOException {
    for (int read = in.read(skipped); read >= 0; read = in.read(skipped)) {
      count(read);
    }
  }

  private void count(int more) throws IOException {
    bytes += more;
    if (bytes > MOST_BYTES) {
      throw new IOException("more than " + (MOST_BYTES >> 30) + " GiB, so reading stops here");
    }
  }

  private boolean isOfInterest(Archive archive, String path) {
    return Archive.isNamedLikeOne(path) || visitor.wants(archive, path);
  }

  private void entry(Archive archive, String path, InputStream in) throws IOException {
    if (!Archive.isNamedLikeOne(path)) {
      file(archive, path, in);
      return;
    }
    Archive nested = archive.inside(path, null);
    if (nested.depth() > DEEPEST) {
      visitor.problem(nested.toString(), "archives in archives, too deep to be read");
    } else if (visitor.wants(nested)) {
      try {
        readStream(nested, in);
      } catch (IOException | IllegalArgumentException e) {
        problem(nested.toString(), e);
      }
    }
  }

  private void file(Archive archive, String path, InputStream in) throws IOException {
    ByteArrayOutputStream content = new ByteArrayOutputStream(8_192);
    byte[] buffer = new byte[8_192];
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      content.write(buffer, 0, read);
      count(read);
      if (content.size() > LARGEST_FILE) {
        visitor.problem(archive + "!/" + path, "too large to be read");
        return;
      }
    }
    visitor.file(archive, path, content.toByteArray());
  }

  private void problem(String where, Exception e) {
    String message = e.getMessage();
    visitor.problem(where, "cannot be read: " + (message == null ? e.toString() : message));
  }

  /** The stream of an archive in an archive goes on behind it. */
  private static final class Unclosed extends FilterInputStream {
    Unclosed(InputStream in) {
      super(in);
    }

    @Override
    public void close() {
      // whoever opened the outermost one closes it
    }
  }
}
