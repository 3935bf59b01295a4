// SPDX-License-Identifier: Apache-2.0

package io.telltale.archive;

import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Class files that are asked for one by one. An archive in an archive can only be read from its
 * beginning, so what lies beside the wanted class is kept, as far as memory allows.
 */
final class Shelf {

  private final long capacity;
  private final Map<Archive, Row> rows = new LinkedHashMap<>(16, 0.75f, true);
  private long used;

  Shelf(long capacity) {
    this.capacity = capacity;
  }

  byte @Nullable [] classFile(Place place, String name) {
    Archive archive = place.archive();
    Row row = rows.get(archive);
    if (row == null) {
      row = new Row();
      rows.put(archive, row);
    }
    String key = place.folder() + name;
    byte[] known = row.files.get(key);
    return known != null || row.isComplete ? known : fetch(archive, row, key);
  }

  private static String keyOf(Place place, String path) {
    return place.folder() + Classes.nameOf(place, path);
  }

  private byte @Nullable [] fetch(Archive archive, Row row, String key) {
    Filling filling = new Filling(archive, row, key);
    new ArchiveReader(filling).read(archive.outermost());
    row.isComplete = !filling.leftOut && filling.hasRoom(0);
    makeRoom(row);
    return filling.found;
  }

  /** The archive that was used longest ago goes first, the one in use last. */
  private void makeRoom(Row inUse) {
    Iterator<Row> oldest = rows.values().iterator();
    while (used > capacity && oldest.hasNext()) {
      Row row = oldest.next();
      if (row != inUse) {
        used -= row.bytes;
        oldest.remove();
      }
    }
    if (used > capacity) {
      used -= inUse.bytes;
      inUse.forget();
    }
  }

  /** The class files of one archive. */
  private static final class Row {
    final Map<String, byte[]> files = new HashMap<>();
    long bytes;
    boolean isComplete;

    void forget() {
      files.clear();
      bytes = 0;
      isComplete = false;
    }
  }

  /** Reads one archive, and keeps at most half of what there is room for. */
  private final class Filling extends Classes {
    private final Archive archive;
    private final Row row;
    private final String key;
    private boolean leftOut;
    private byte @Nullable [] found;

    Filling(Archive archive, Row row, String key) {
      this.archive = archive;
      this.row = row;
      this.key = key;
    }

    @Override
    public boolean wants(Archive other) {
      return archive.isIn(other);
    }

    @Override
    public boolean wants(Archive other, String path) {
      return other == archive
          && super.wants(other, path)
          && (hasRoom(0) || key.equals(keyOf(Place.of(archive, path), path)));
    }

    private boolean hasRoom(int more) {
      return row.bytes + more <= capacity / 2;
    }

    @Override
    void classFile(Place place, String name, byte[] content) {
      String its = place.folder() + name;
      boolean isWanted = its.equals(key);
      if (isWanted) {
        found = content;
      }
      if (row.files.containsKey(its)) {
        return;
      }
      if (isWanted || hasRoom(content.length)) {
        row.files.put(its, content);
        row.bytes += content.length;
        used += content.length;
      } else {
        leftOut = true;
      }
    }

    @Override
    public void problem(String where, String what) {
      // told when it was read for the first time
    }
  }
}
