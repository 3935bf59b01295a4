// SPDX-License-Identifier: Apache-2.0

package io.telltale.benchmarks.start;

import java.io.BufferedReader;
import java.io.FileReader;
import java.io.IOException;

/** Does nothing, and says what it took: CPU time in clock ticks, peak memory in KiB. */
public final class Hello {

  private static final int USER_TIME = 11;

  private Hello() {}

  /** Prints {@code cpu_ticks N} and {@code peak_kib N}, from Linux's proc(5). */
  public static void main(String[] arguments) throws IOException {
    try (BufferedReader stat = new BufferedReader(new FileReader("/proc/self/stat"))) {
      String line = stat.readLine();
      String[] behindName = line.substring(line.lastIndexOf(')') + 2).split(" ");
      long user = Long.parseLong(behindName[USER_TIME]);
      long system = Long.parseLong(behindName[USER_TIME + 1]);
      System.out.println("cpu_ticks " + (user + system));
    }
    try (BufferedReader status = new BufferedReader(new FileReader("/proc/self/status"))) {
      for (String line = status.readLine(); line != null; line = status.readLine()) {
        if (line.startsWith("VmHWM:")) {
          System.out.println("peak_kib " + line.replaceAll("\\D", ""));
        }
      }
    }
  }
}
