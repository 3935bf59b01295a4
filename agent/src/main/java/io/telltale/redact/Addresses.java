// SPDX-License-Identifier: Apache-2.0

package io.telltale.redact;

/** IP addresses as text, cut to the network that they are of. */
final class Addresses {

  private static final int PARTS_OF_48_BITS = 3;

  private Addresses() {}

  /** {@code 192.0.2.0} of {@code 192.0.2.77}; {@code 2001:db8:1::} of {@code 2001:db8:1:2::3}. */
  static String truncated(String address) {
    if (address.indexOf(':') < 0) {
      int dot = address.lastIndexOf('.');
      return dot < 0 ? "" : address.substring(0, dot) + ".0";
    }
    int mapped = address.lastIndexOf(':');
    if (address.indexOf('.') > mapped) {
      return address.substring(0, mapped + 1) + truncated(address.substring(mapped + 1));
    }
    int gap = address.indexOf("::");
    String[] parts = (gap < 0 ? address : address.substring(0, gap)).split(":");
    StringBuilder network = new StringBuilder();
    for (int i = 0; i < PARTS_OF_48_BITS && i < parts.length && !parts[i].isEmpty(); i++) {
      network.append(i == 0 ? "" : ":").append(parts[i]);
    }
    return network.append("::").toString();
  }
}
