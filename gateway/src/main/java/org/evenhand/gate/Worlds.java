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
  private volatile boolean closed;

  Worlds(long position, LongFunction<World> freeze) {
    this.freeze = freeze;
    this.current = freeze.apply(position);
  }

  /**
   * The newest world, held; to be closed by the caller.
   *
   * @param atLeast as of this position or later; what the record says is applied is here at once,
   *     or on its way: this waits for it
   * @throws IllegalStateException after {@link #close}
   */
  World hold(long atLeast) {
    while (true) {
      if (closed) {
        throw new IllegalStateException("the gate is closed");
      }
      var world = current;
      if (world.position() >= atLeast && world.tryHold()) {
        return world;
      }
      Thread.onSpinWait();
    }
  }

  /** Told by the record, after all folds have applied up to {@code position}. */
  synchronized void applied(long position, boolean changed) {
    if (closed) {
      return;
    }
    if (!changed) {
      current.advance(position);
      return;
    }
    var old = current;
    current = freeze.apply(position);
    old.close();
  }

  /** Lets go of the newest world; whoever holds one still may use it. */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      current.close();
    }
  }
}
