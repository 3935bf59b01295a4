// SPDX-License-Identifier: Apache-2.0

package io.telltale.seal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All that was read of one session. */
final class StoredSession {

  /** An event that stands where another one was read before. */
  static final class Rival {
    final long sequence;
    final byte[] digest;
    final Place place;

    Rival(long sequence, byte[] digest, Place place) {
      this.sequence = sequence;
      this.digest = digest;
      this.place = place;
    }
  }

  final String id;
  final Slots slots;
  final TreeMap<Long, List<StoredCheckpoint>> checkpoints = new TreeMap<>();
  final Map<Long, List<Rival>> rivals = new HashMap<>();

  /** By source: the highest place seen in it. */
  final Map<Integer, Long> reached = new HashMap<>();

  String label = "";
  long events;
  long duplicates;

  StoredSession(String id, Scratch scratch) {
    this.id = id;
    this.slots = new Slots(scratch);
  }

  void add(StoredCheckpoint checkpoint) {
    List<StoredCheckpoint> there = checkpoints.get(checkpoint.sequence);
    if (there == null) {
      there = new ArrayList<>(1);
      checkpoints.put(checkpoint.sequence, there);
    }
    there.add(checkpoint);
  }

  void add(Rival rival) {
    List<Rival> there = rivals.get(rival.sequence);
    if (there == null) {
      there = new ArrayList<>(1);
      rivals.put(rival.sequence, there);
    }
    there.add(rival);
  }
}
