package org.evenhand.record;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Random;
import org.evenhand.record.LogFiles.LogFile;
import org.evenhand.record.SimulatedFiles.Operation;

/** One file of a simulated folder: what is read, and what is durable. Guarded by its folder. */
final class SimulatedFile implements LogFile {
  private static final int SECTOR = 512;

  private final SimulatedFiles folder;
  private final BitSet unsynced = new BitSet();
  private byte[] seen;
  private byte[] durable;

  /** Durable zeros. */
  SimulatedFile(SimulatedFiles folder, int bytes) {
    this(folder, new byte[bytes], new byte[bytes]);
  }

  /** Durable content. */
  static SimulatedFile holding(SimulatedFiles folder, byte[] content) {
    return new SimulatedFile(folder, content.clone(), content.clone());
  }

  private SimulatedFile(SimulatedFiles folder, byte[] seen, byte[] durable) {
    this.folder = folder;
    this.seen = seen;
    this.durable = durable;
  }

  /** Each sector that no sync covered is there, or is not, or is there up to some byte. */
  SimulatedFile afterPowerLoss(SimulatedFiles next, Random random) {
    var left = Arrays.copyOf(durable, Math.max(durable.length, seen.length));
    unsynced.stream()
        .forEach(sector -> {
          int from = sector * SECTOR;
          int most = Math.min(SECTOR, seen.length - from);
          int kept =
              switch (random.nextInt(3)) {
                case 0 -> 0;
                case 1 -> most;
                default -> random.nextInt(most + 1);
              };
          System.arraycopy(seen, from, left, from, kept);
        });
    return new SimulatedFile(next, left, left.clone());
  }

  /** The page cache outlives the process; pages that a failed sync marked clean stay clean. */
  SimulatedFile afterProcessEnd(SimulatedFiles next) {
    var copy = new SimulatedFile(next, seen.clone(), durable.clone());
    copy.unsynced.or(unsynced);
    return copy;
  }

  void flip(int offset, int bit) {
    seen[offset] ^= (byte) (1 << bit);
    durable[offset] = seen[offset];
  }

  void truncate(int size) {
    seen = Arrays.copyOf(seen, size);
    durable = seen.clone();
    unsynced.clear();
  }

  byte[] content() {
    return seen.clone();
  }

  @Override
  public long size() throws IOException {
    synchronized (folder) {
      folder.refuseIfLost();
      return seen.length;
    }
  }

  @Override
  public void write(ByteBuffer bytes, long offset) throws IOException {
    synchronized (folder) {
      boolean fails = folder.begin(Operation.WRITE);
      int length = bytes.remaining();
      // A write that fails may have been done in part.
      int written = fails ? length / 2 : length;
      int end = (int) offset + written;
      if (end > seen.length) {
        seen = Arrays.copyOf(seen, end);
        durable = Arrays.copyOf(durable, end);
      }
      bytes.get(seen, (int) offset, written);
      if (written > 0) {
        unsynced.set((int) offset / SECTOR, (end - 1) / SECTOR + 1);
      }
      if (folder.losesPower() || fails) {
        throw folder.failure(Operation.WRITE);
      }
    }
  }

  @Override
  public void force() throws IOException {
    synchronized (folder) {
      boolean fails = folder.begin(Operation.FORCE);
      if (folder.losesPower()) {
        throw folder.failure(Operation.FORCE);
      }
      if (!fails) {
        durable = seen.clone();
      }
      // A sync that fails leaves its pages clean all the same: the next one does nothing for them.
      unsynced.clear();
      if (fails) {
        throw folder.failure(Operation.FORCE);
      }
    }
  }

  @Override
  public int read(ByteBuffer into, long offset) throws IOException {
    synchronized (folder) {
      folder.refuseIfLost();
      int many = (int) Math.max(0, Math.min(into.remaining(), seen.length - offset));
      into.put(seen, (int) Math.min(offset, seen.length), many);
      return many;
    }
  }

  @Override
  public void close() {}
}
