// SPDX-License-Identifier: Apache-2.0

package io.telltale.seal;

import io.telltale.event.Pairs;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Seals one stream: gives each event the session and a place in it, and remembers its digest until
 * the next checkpoint, which lists them. Signing costs a millisecond, so only some checkpoints are
 * signed; one that is not is itself listed in the next. For one thread.
 */
public final class Sealer {

  /** So that a checkpoint stays below what common receivers take. */
  private static final int MOST_LISTED = 256;

  private static final int SIGNED_AT_LATEST = 4_096;

  /** Of a checkpoint's text without losses, attestation and the next key. */
  private static final int STATE_LETTERS = 170;

  private static final int ATTESTATION_LETTERS = 420;
  private static final int KEY_LETTERS = 130;

  /** Of a message, for what was dropped, and for what was lost. */
  private static final int PART_FOR_LOSSES = 16;

  private static final int SESSION_BYTES = 16;
  private static final int TAG_BYTES = 8;
  private static final int TAG_LETTERS = 11;
  private static final byte[] NO_TAG = new byte[TAG_LETTERS];

  private final SealNames names;
  private final SealSettings settings;
  private final DropCounts drops;
  private final byte[] session;
  private final Canonical canonical = new Canonical();
  private final Digests entries = new Digests();
  private final SecureRandom random = new SecureRandom();
  private final long began = System.nanoTime();
  private final byte[] digest = new byte[Canonical.DIGEST_BYTES];
  private final byte[] chain = new byte[Canonical.DIGEST_BYTES];
  private final byte[] pending = new byte[MOST_LISTED * Canonical.DIGEST_BYTES];

  private SessionKey key;
  private long keyMade = began;
  private int listed;
  private int capacity = MOST_LISTED;
  private int longestLosses = Integer.MAX_VALUE;
  private long sequence;
  private int sinceSigned;
  private long lastSigned = began;
  private final StringBuilder lost = new StringBuilder();

  /**
   * Begins a session.
   *
   * @throws GeneralSecurityException if this JVM has no ECDSA over P-256
   */
  public Sealer(SealNames names, SealSettings settings, DropCounts drops)
      throws GeneralSecurityException {
    this.names = names;
    this.settings = settings;
    this.drops = drops;
    byte[] id = new byte[SESSION_BYTES];
    random.nextBytes(id);
    this.session = Base64Url.encode(id);
    this.key = SessionKey.random();
  }

  /**
   * Says how long messages may be.
   *
   * @param most bytes of a message
   * @param room how many of them are left for the list of digests in a checkpoint
   */
  public void limit(int most, int room) {
    int listable = (room * 3 / 4 - Digests.SALT_BYTES) / Digests.ENTRY_BYTES;
    capacity = Math.max(1, Math.min(MOST_LISTED, listable));
    longestLosses = most / PART_FOR_LOSSES;
  }

  /** How many letters a list of so many digests has. */
  public static int listLength(int listed) {
    return (Digests.SALT_BYTES + listed * Digests.ENTRY_BYTES) * 4 / 3;
  }

  /** How long the text of a checkpoint can become. */
  public static int stateLength(SealSettings settings, int mostBytes) {
    return STATE_LETTERS
        + 2 * mostBytes / PART_FOR_LOSSES
        + (settings.attestation() == null ? 0 : ATTESTATION_LETTERS)
        + (settings.rotationNanos() == 0 ? 0 : KEY_LETTERS);
  }

  /** Whether a checkpoint must come before the next event, since no more can be listed. */
  public boolean isFull() {
    return listed >= capacity;
  }

  /** How many events the next checkpoint would list. */
  public int listed() {
    return listed;
  }

  /** The place that the next event gets. */
  public long sequence() {
    return sequence;
  }

  /** Whether a signed checkpoint is due, as nothing may be unsigned for longer. */
  public boolean isDue(long now) {
    return now - lastSigned >= settings.heartbeatNanos();
  }

  /** Whether nothing was sealed yet; the first event tells the key. */
  public boolean isNew() {
    return sequence == 0;
  }

  /** Says that the agent gave up events that have their place in the stream already. */
  public void lost(long from, long to) {
    lost.append(lost.length() == 0 ? "" : "+").append(from).append('-').append(to);
  }

  /** Seals an event: adds what belongs to the seal, and sorts. */
  public void seal(Pairs pairs) throws GeneralSecurityException {
    digest(pairs, null);
    place();
  }

  /**
   * Seals an event that is a checkpoint.
   *
   * @param signed whether it has to be signed; it may be without
   * @param end whether it is the last event of the session
   */
  public void sealCheckpoint(Pairs pairs, boolean signed, boolean end)
      throws GeneralSecurityException {
    long now = System.nanoTime();
    boolean signs = signed || sinceSigned >= SIGNED_AT_LATEST || isDue(now);
    Checkpoint checkpoint =
        Checkpoint.begin(
            sequence - listed,
            System.currentTimeMillis(),
            TimeUnit.NANOSECONDS.toMillis(now - began),
            settings.heartbeatSeconds());
    byte[] linked = list(pairs, checkpoint);
    SessionKey signer = signs ? key : null;
    SessionKey next = null;
    String told = "";
    if (signs) {
      told = announceable();
      next = end || !isKeyOld(now) ? null : SessionKey.random();
      state(checkpoint, told, next, end);
    }
    pairs.longText(names.checkpoint, checkpoint.toString());
    if (signer != null) {
      byte[] encoded = Base64Url.encode(signer.encoded());
      pairs.ascii(names.key, encoded, encoded.length);
    }
    digest(pairs, signer);
    // From here on nothing can fail, not even for want of heap.
    System.arraycopy(linked, 0, chain, 0, chain.length);
    listed = 0;
    if (signs) {
      lastSigned = now;
      sinceSigned = 0;
      lost.delete(0, Math.min(lost.length(), told.length() + 1));
    }
    if (next != null) {
      key = next; // nothing refers to the old one any more
      keyMade = now;
    }
    place();
  }

  private boolean isKeyOld(long now) {
    return settings.rotationNanos() > 0 && now - keyMade >= settings.rotationNanos();
  }

  /** Lists the digests so far; gives the chain that has them. */
  private byte[] list(Pairs pairs, Checkpoint checkpoint) {
    byte[] list = new byte[Digests.SALT_BYTES + listed * Digests.ENTRY_BYTES];
    byte[] salt = new byte[Digests.SALT_BYTES];
    random.nextBytes(salt);
    System.arraycopy(salt, 0, list, 0, salt.length);
    entries.salt(salt, 0);
    byte[] linked = new byte[(listed + 1) * Canonical.DIGEST_BYTES];
    System.arraycopy(chain, 0, linked, 0, chain.length);
    System.arraycopy(pending, 0, linked, chain.length, linked.length - chain.length);
    for (int i = 0; i < listed; i++) {
      int to = Digests.SALT_BYTES + i * Digests.ENTRY_BYTES;
      entries.entry(pending, i * Canonical.DIGEST_BYTES, canonical, list, to);
    }
    byte[] next = new byte[chain.length];
    canonical.hash(linked, linked.length, next);
    checkpoint.put("chain", Base64Url.text(next));
    if (listed > 0) {
      byte[] text = Base64Url.encode(list);
      pairs.ascii(names.digests, text, text.length);
    }
    return next;
  }

  /** What only signed checkpoints say. */
  private void state(Checkpoint checkpoint, String told, @Nullable SessionKey next, boolean end)
      throws GeneralSecurityException {
    checkpoint.drops(drops, longestLosses);
    if (lost.length() > 0) {
      checkpoint.put("lost", told);
    }
    Attestation attestation = settings.attestation();
    if (isNew() && attestation != null) {
      attestation.write(new String(session, StandardCharsets.US_ASCII), key.encoded(), checkpoint);
    }
    if (end) {
      checkpoint.put("end", "1");
    } else if (next != null) {
      checkpoint.put("next", Base64Url.text(next.encoded()));
    }
  }

  /** As much of what was lost as there is room for; the rest next time. */
  private String announceable() {
    int end = lost.length();
    while (end > longestLosses) {
      end = lost.lastIndexOf("+", end - 1);
    }
    return lost.substring(0, Math.max(0, end));
  }

  /** All that an event says of its seal. */
  private void digest(Pairs pairs, @Nullable SessionKey signer) throws GeneralSecurityException {
    pairs.ascii(names.session, session, session.length);
    pairs.number(names.sequence, sequence);
    int tagAt = pairs.ascii(names.tag, NO_TAG, TAG_LETTERS);
    pairs.sort();
    if (signer != null) {
      canonical.digest(pairs, names.tag, names.signature, digest);
      byte[] signature = Base64Url.encode(signer.sign(digest));
      pairs.ascii(names.signature, signature, signature.length);
      pairs.sort();
    }
    canonical.digest(pairs, names.tag, names.tag, digest);
    byte[] tag = Base64Url.encode(Arrays.copyOf(digest, TAG_BYTES));
    System.arraycopy(tag, 0, pairs.bytes(), tagAt, TAG_LETTERS);
  }

  /** Gives it its place. */
  private void place() {
    System.arraycopy(digest, 0, pending, listed * Canonical.DIGEST_BYTES, Canonical.DIGEST_BYTES);
    listed++;
    sequence++;
    sinceSigned++;
  }
}
