package org.evenhand.record;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The storage contract of folds and of what stands beside the record: an ordered map from bytes to
 * bytes (unsigned lexicographic order), written in atomic batches. A key starts with what it is
 * partitioned by (a person's number, big-endian), so that a store spread over machines keeps a
 * person together.
 *
 * <p>One kit of tests holds every store to it.
 */
public interface Table {
  /** The value under a key, or null. */
  byte @Nullable [] get(byte[] key);

  /** The values under many keys, in their order, null where there is none. */
  List<byte @Nullable []> getAll(List<byte[]> keys);

  /**
   * Visits, in order, the entries whose key starts with {@code prefix} and is not below {@code
   * from}, until the visitor says false.
   */
  void scan(byte[] prefix, byte[] from, Visitor visitor);

  /** The position noted by the last write that noted one; 0 for none. */
  long applied();

  /**
   * Writes all or nothing. What this call wrote is seen by every later read. When {@code durable}
   * is {@link Durability#SYNCED} it also survives loss of power once this returns; otherwise it
   * survives the end of the process, and loss of power may undo a suffix of the writes, never one
   * from the middle.
   */
  void write(Batch batch, Durability durable);

  /** A frozen view as of now; must be closed. */
  View view();

  /** Reads as of one moment. Safe for use by many threads until closed. */
  interface View extends AutoCloseable {
    /** As {@link Table#get}. */
    byte @Nullable [] get(byte[] key);

    /** As {@link Table#getAll}. */
    List<byte @Nullable []> getAll(List<byte[]> keys);

    /** As {@link Table#scan}. */
    void scan(byte[] prefix, byte[] from, Visitor visitor);

    @Override
    void close();
  }

  /** Sees entries of a scan. */
  @FunctionalInterface
  interface Visitor {
    /** Sees one entry; false ends the scan. */
    boolean visit(byte[] key, byte[] value);
  }

  /** What a write must survive. */
  enum Durability {
    /** The end of the process. */
    PROCESS,
    /** Loss of power. */
    SYNCED
  }

  /**
   * A change of many keys.
   *
   * @param puts keys and their new values; a later put of the same key wins
   * @param deletes keys to remove, before the puts
   * @param applied the position to note, or negative to leave it
   */
  record Batch(Collection<Put> puts, Collection<byte[]> deletes, long applied) {
    /** A key and its new value. */
    @SuppressWarnings("ArrayRecordComponent") // bytes are the contract; nobody compares puts
    public record Put(byte[] key, byte[] value) {}
  }
}
