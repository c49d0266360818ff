package org.evenhand.people.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A disk that fails at a step, and of which a loss of power leaves what its contract promises: what
 * was moved is under its old name again unless its folder was synced since.
 */
final class FailingDisk implements Disk {
  private final int failsAt;
  private final List<Move> unsynced = new ArrayList<>();
  private int step;

  /** Fails at that step, counted from 1, and at every one behind it. */
  FailingDisk(int failsAt) {
    this.failsAt = failsAt;
  }

  private record Move(Path from, Path to) {}

  /** How many steps were asked for. */
  int steps() {
    return step;
  }

  /** Undoes what was not made durable. */
  void losePower() throws IOException {
    for (var move : unsynced.reversed()) {
      Files.move(move.to(), move.from());
    }
    unsynced.clear();
  }

  private void step() throws IOException {
    if (++step >= failsAt) {
      throw new IOException("the disk fails at step " + step);
    }
  }

  @Override
  public void make(Path folder) throws IOException {
    step();
    REAL.make(folder);
  }

  @Override
  public void write(Path file, byte[] bytes) throws IOException {
    if (step + 1 == failsAt) {
      // The power goes while it is written.
      Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));
    }
    step();
    REAL.write(file, bytes);
  }

  @Override
  public void move(Path from, Path to) throws IOException {
    step();
    REAL.move(from, to);
    unsynced.add(new Move(from, to));
  }

  @Override
  public void sync(Path folder) throws IOException {
    step();
    unsynced.removeIf(move -> move.to().getParent().equals(folder));
  }

  @Override
  public void delete(Path file) throws IOException {
    step();
    REAL.delete(file);
  }
}
