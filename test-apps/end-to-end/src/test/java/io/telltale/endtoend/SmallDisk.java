// SPDX-License-Identifier: Apache-2.0

package io.telltale.endtoend;

import io.telltale.harness.Build;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A file system in memory that holds little. Takes root. */
final class SmallDisk implements AutoCloseable {

  private final Path folder;

  SmallDisk(Path folder, String size) {
    this.folder = folder;
    if (!run("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", folder.toString())) {
      throw new AssertionError("cannot mount a tmpfs on " + folder);
    }
  }

  static boolean canBeMade() {
    Path trial = Build.newFolder("disk");
    boolean can = run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", trial.toString());
    return can && run("umount", trial.toString());
  }

  private static boolean run(String... command) {
    try {
      return new ProcessBuilder(List.of(command)).start().waitFor() == 0;
    } catch (IOException e) {
      return false; // no such program
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  boolean isFull() throws IOException {
    return Files.getFileStore(folder).getUsableSpace() < 4_096;
  }

  void resize(String size) {
    run("mount", "-o", "remount,size=" + size, folder.toString());
  }

  @Override
  public void close() {
    // Once nobody writes there any more; what is in it goes.
    run("umount", "-l", folder.toString());
  }
}
