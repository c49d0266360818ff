package org.evenhand.record;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * A folder on a disk that can lose power or fail at any operation. What a call wrote is seen by
 * every later read, but is durable only as {@link LogFiles} promises. Safe for use by many threads.
 */
final class SimulatedFiles implements LogFiles {
  /** What changes the folder, and so can fail or be the last thing that happens. */
  enum Operation {
    CREATE,
    RENAME,
    DELETE,
    WRITE,
    FORCE
  }

  private final TreeMap<String, SimulatedFile> names = new TreeMap<>();
  private final Map<Operation, Integer> done = new EnumMap<>(Operation.class);
  private final Random random;
  private int operations;
  private int loseAt = Integer.MAX_VALUE;
  private Operation failing = Operation.WRITE;
  private int failAt = Integer.MAX_VALUE;
  private boolean lost;
  private boolean failed;
  private int afterFailure;

  SimulatedFiles(Random random) {
    this.random = random;
  }

  /** From now on: power is lost during the n-th operation, counted from 1. */
  synchronized SimulatedFiles losingPowerAt(int operation) {
    loseAt = operation;
    return this;
  }

  /** The n-th operation of a kind, counted from 1, fails; the others do not. */
  synchronized SimulatedFiles failingAt(Operation kind, int nth) {
    failing = kind;
    failAt = nth;
    return this;
  }

  /** How many operations there were. */
  synchronized int operations() {
    return operations;
  }

  /** How many operations of a kind there were. */
  synchronized int operations(Operation kind) {
    return done.getOrDefault(kind, 0);
  }

  /** How many writes and syncs there were after the one that was made to fail. */
  synchronized int afterFailure() {
    return afterFailure;
  }

  /** Whether power was lost. */
  synchronized boolean lost() {
    return lost;
  }

  /** The folder as the next start finds it after power was lost. */
  synchronized SimulatedFiles afterPowerLoss() {
    var next = new SimulatedFiles(random);
    names.forEach((name, file) -> next.names.put(name, file.afterPowerLoss(next, random)));
    return next;
  }

  /** The folder as the next start finds it when only the process ended. */
  synchronized SimulatedFiles afterProcessEnd() {
    var next = new SimulatedFiles(random);
    names.forEach((name, file) -> next.names.put(name, file.afterProcessEnd(next)));
    return next;
  }

  /** Damage: turns one bit around. */
  synchronized void flip(String name, long offset, int bit) {
    file(name).flip((int) offset, bit);
  }

  /** Damage: cuts a file off. */
  synchronized void truncate(String name, int size) {
    file(name).truncate(size);
  }

  /** Damage: puts another file in a file's place. */
  synchronized void put(String name, byte[] content) {
    names.put(name, SimulatedFile.holding(this, content));
  }

  /** All that can be read, by name: to compare folders with. */
  synchronized Map<String, byte[]> content() {
    var all = new TreeMap<String, byte[]>();
    names.forEach((name, file) -> all.put(name, file.content()));
    return all;
  }

  private SimulatedFile file(String name) {
    var file = names.get(name);
    if (file == null) {
      throw new AssertionError(name + " is not among " + names.keySet());
    }
    return file;
  }

  /** Counts an operation; true if it fails. */
  boolean begin(Operation kind) throws IOException {
    refuseIfLost();
    operations++;
    int nth = done.merge(kind, 1, Integer::sum);
    if (failed && (kind == Operation.WRITE || kind == Operation.FORCE)) {
      afterFailure++;
    }
    return kind == failing && nth == failAt;
  }

  /** What an operation throws that fails. */
  IOException failure(Operation kind) {
    failed = true;
    return new IOException("simulated failure of " + kind);
  }

  /** Ends an operation, or everything: what it changed is then durable only in part. */
  boolean losesPower() {
    lost |= operations >= loseAt;
    return lost;
  }

  void refuseIfLost() throws IOException {
    if (lost) {
      throw new IOException("power is lost");
    }
  }

  @Override
  public synchronized List<String> list() throws IOException {
    refuseIfLost();
    return new ArrayList<>(names.keySet());
  }

  @Override
  public synchronized LogFile open(String name) throws IOException {
    refuseIfLost();
    if (!names.containsKey(name)) {
      throw new FileNotFoundException(name);
    }
    return file(name);
  }

  @Override
  public synchronized LogFile create(String name, long bytes) throws IOException {
    boolean fails = begin(Operation.CREATE);
    if (names.containsKey(name)) {
      throw new IOException(name + " is there already");
    }
    boolean loses = losesPower();
    if (!fails && !loses) {
      names.put(name, new SimulatedFile(this, (int) bytes));
      return file(name);
    }
    if (random.nextBoolean()) {
      names.put(name, new SimulatedFile(this, random.nextInt((int) bytes + 1)));
    }
    throw failure(Operation.CREATE);
  }

  @Override
  public synchronized void rename(String from, String to) throws IOException {
    boolean fails = begin(Operation.RENAME);
    if (names.containsKey(to)) {
      throw new IOException(to + " is there already");
    }
    var file = file(from);
    boolean interrupted = losesPower() || fails;
    if (!interrupted || random.nextBoolean()) {
      names.remove(from);
      names.put(to, file);
    }
    if (interrupted) {
      throw failure(Operation.RENAME);
    }
  }

  @Override
  public synchronized void delete(String name) throws IOException {
    boolean fails = begin(Operation.DELETE);
    file(name);
    boolean interrupted = losesPower() || fails;
    if (!interrupted || random.nextBoolean()) {
      names.remove(name);
    }
    if (interrupted) {
      throw failure(Operation.DELETE);
    }
  }

  @Override
  public void close() {}
}
