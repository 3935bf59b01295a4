// SPDX-License-Identifier: Apache-2.0

package io.telltale.archive;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A zip file in the making. */
public final class Packed {

  private final Map<String, byte[]> entries = new LinkedHashMap<>();

  public Packed with(String path, byte[] content) {
    entries.put(path, content);
    return this;
  }

  public Packed with(String path, String content) {
    return with(path, content.getBytes(StandardCharsets.UTF_8));
  }

  public Packed with(String path, Packed nested) {
    return with(path, nested.bytes());
  }

  /** All of these below a folder, which ends in a slash. */
  public Packed with(String folder, Map<String, byte[]> classes) {
    classes.forEach((path, content) -> with(folder + path, content));
    return this;
  }

  public byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  public File as(Path file) {
    try {
      return Files.write(file, bytes()).toFile();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same as plain files. */
  public File unpacked(Path folder) {
    try {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        Path file = folder.resolve(entry.getKey());
        Files.createDirectories(file.getParent());
        Files.write(file, entry.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return folder.toFile();
  }
}
