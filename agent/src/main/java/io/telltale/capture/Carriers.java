// SPDX-License-Identifier: Apache-2.0

package io.telltale.capture;

import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Which objects of the application carry a scope, by identity: what an application hands to another
 * thread may compare, hash or print itself as it likes, and is never wrapped or replaced.
 *
 * <p>Weak, so that nothing of the application's is kept alive; a scope refers to none of its
 * objects once it is over. Without a lock: a bucket is an immutable chain that is swapped, and dead
 * entries leave it on the way.
 */
final class Carriers {

  private static final int BUCKETS = 1 << 12;

  /** An application that hands over more at once, and takes up none of it, has other troubles. */
  static final int MOST = 1 << 16;

  private final AtomicReferenceArray<@Nullable Entry> buckets = new AtomicReferenceArray<>(BUCKETS);
  private final AtomicInteger size = new AtomicInteger();

  /** Whether there is nothing to be found; cheap. */
  boolean isEmpty() {
    return size.get() == 0;
  }

  /**
   * The scope goes with the object, once.
   *
   * <p>An object that is handed over by two scopes at once, as a task without state may be, carries
   * neither: nobody could tell whose turn it is, and no scope may pass for another.
   *
   * @param scope null if the object is handed over outside of any, which counts for an object that
   *     carries another one already
   * @return whether there was room
   */
  boolean handOver(Object carrier, @Nullable Scope scope) {
    while (true) {
      Bucket bucket = new Bucket(carrier);
      Entry found = bucket.found;
      if (found == null && (scope == null || size.get() >= MOST)) {
        return scope == null;
      }
      boolean same = found == null || found.scope == scope;
      int times = found == null ? 1 : found.times + 1;
      if (bucket.replace(new Entry(reference(carrier, found), same ? scope : null, times, null))) {
        return true;
      }
    }
  }

  /** The scope goes with the object until it is {@link #forget forgotten}, instead of any other. */
  void put(Object carrier, Scope scope) {
    while (true) {
      Bucket bucket = new Bucket(carrier);
      if (bucket.replace(new Entry(reference(carrier, bucket.found), scope, 1, null))) {
        return;
      }
    }
  }

  /** The scope that went with the object, which carries it no longer; null if there was none. */
  @Nullable Scope take(Object carrier) {
    if (isEmpty()) {
      return null;
    }
    while (true) {
      Bucket bucket = new Bucket(carrier);
      Entry found = bucket.found;
      if (found == null) {
        return null;
      }
      Entry less =
          found.times == 1 ? null : new Entry(found.carrier, found.scope, found.times - 1, null);
      if (bucket.replace(less)) {
        return found.scope;
      }
    }
  }

  /** The scope that goes with the object; null if there is none. */
  @Nullable Scope of(Object carrier) {
    if (isEmpty()) {
      return null;
    }
    for (Entry entry = buckets.get(index(carrier)); entry != null; entry = entry.next) {
      if (entry.carrier.get() == carrier) {
        return entry.scope;
      }
    }
    return null;
  }

  /** The object carries nothing any more. */
  void forget(Object carrier) {
    while (!isEmpty()) {
      Bucket bucket = new Bucket(carrier);
      if (bucket.found == null || bucket.replace(null)) {
        return;
      }
    }
  }

  /** How many objects carry something, dead ones that were not met since included. */
  int size() {
    return size.get();
  }

  private static int index(Object carrier) {
    return System.identityHashCode(carrier) & (BUCKETS - 1);
  }

  private static WeakReference<Object> reference(Object carrier, @Nullable Entry known) {
    return known == null ? new WeakReference<>(carrier) : known.carrier;
  }

  private static final class Entry {
    final WeakReference<Object> carrier;
    final @Nullable Scope scope;

    /** How often it was handed over and not yet taken up. */
    final int times;

    final @Nullable Entry next;

    Entry(WeakReference<Object> carrier, @Nullable Scope scope, int times, @Nullable Entry next) {
      this.carrier = carrier;
      this.scope = scope;
      this.times = times;
      this.next = next;
    }
  }

  /** A bucket at one moment: the entry of an object, and the others that live. */
  private final class Bucket {
    final int index;
    final @Nullable Entry before;
    final @Nullable Entry found;
    private @Nullable Entry others;
    private int gone;

    Bucket(Object carrier) {
      this.index = index(carrier);
      this.before = buckets.get(index);
      Entry its = null;
      for (Entry entry = before; entry != null; entry = entry.next) {
        Object object = entry.carrier.get();
        if (object == carrier) {
          its = entry;
        } else if (object == null) {
          gone++;
        } else {
          others = new Entry(entry.carrier, entry.scope, entry.times, others);
        }
      }
      this.found = its;
    }

    /** Puts another entry in the place of the one that was found; false if others were faster. */
    boolean replace(@Nullable Entry entry) {
      Entry after =
          entry == null ? others : new Entry(entry.carrier, entry.scope, entry.times, others);
      if (!buckets.compareAndSet(index, before, after)) {
        return false;
      }
      size.addAndGet((entry == null ? 0 : 1) - (found == null ? 0 : 1) - gone);
      return true;
    }
  }
}
