package org.evenhand.gate;

import java.util.function.LongFunction;

/**
 * Gives requests the newest world that all folds have reached. The thread that applies the record
 * to the folds is the only one that makes a new one, after every fold has applied: so no request
 * sees one fold ahead of another.
 */
final class Worlds implements AutoCloseable {
  private final LongFunction<World> freeze;
  private volatile World current;

  Worlds(long position, LongFunction<World> freeze) {
    this.freeze = freeze;
    this.current = freeze.apply(position);
  }

  /** The newest world, held; to be closed by the caller. */
  World hold() {
    while (true) {
      var world = current;
      if (world.tryHold()) {
        return world;
      }
    }
  }

  /** Told by the record, after all folds have applied up to {@code position}. */
  void applied(long position, boolean changed) {
    if (!changed) {
      current.advance(position);
      return;
    }
    var old = current;
    current = freeze.apply(position);
    old.close();
  }

  @Override
  public void close() {
    current.close();
  }
}
