package org.evenhand.record;

/**
 * Told, by the thread that writes, of each batch that has become durable. It must be quick: every
 * answer waits for it. What it throws stops the process, as a failed sync does.
 */
@FunctionalInterface
public interface SyncListener {
  /**
   * A batch is durable.
   *
   * @param frames how many shared the sync
   * @param bytes how long they are together
   * @param nanos how long writing and syncing took, in nanoseconds
   */
  void synced(int frames, int bytes, long nanos);
}
