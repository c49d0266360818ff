package org.evenhand.people.rows;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A person's whole list of friends in one value: their numbers, rising, four bytes each, so that
 * they are read in one move; then the positions since which they hold, as runs of (position,
 * length), because most of a list came with one import.
 */
public final class FriendsRow {
  private final int[] numbers;
  private final long[] since;

  private FriendsRow(int[] numbers, long[] since) {
    this.numbers = numbers;
    this.since = since;
  }

  /** Nobody. */
  public static FriendsRow none() {
    return new FriendsRow(new int[0], new long[0]);
  }

  /** Reads a row. */
  public static FriendsRow of(byte[] row) {
    var numbers = numbers(row);
    var since = new long[numbers.length];
    var in = ByteBuffer.wrap(row).position(Integer.BYTES * (1 + numbers.length));
    for (int i = 0; i < since.length; ) {
      long position = Bytes.varint(in);
      int run = (int) Bytes.varint(in);
      Arrays.fill(since, i, i + run, position);
      i += run;
    }
    return new FriendsRow(numbers, since);
  }

  /** The friends' numbers alone, rising. */
  public static int[] numbers(byte[] row) {
    var in = ByteBuffer.wrap(row);
    var numbers = new int[in.getInt()];
    in.asIntBuffer().get(numbers);
    return numbers;
  }

  /** The friends' numbers, rising; a copy. */
  public int[] numbers() {
    return numbers.clone();
  }

  /** How many. */
  public int size() {
    return numbers.length;
  }

  /** Whether somebody is among them. */
  public boolean has(int number) {
    return Arrays.binarySearch(numbers, number) >= 0;
  }

  /**
   * Since which position somebody is a friend.
   *
   * @throws IllegalArgumentException if they are none
   */
  public long since(int number) {
    int at = Arrays.binarySearch(numbers, number);
    if (at < 0) {
      throw new IllegalArgumentException("no friend");
    }
    return since[at];
  }

  /**
   * This list and more friends; who is one already keeps the older position.
   *
   * @param more numbers, rising, each once
   */
  public FriendsRow with(int[] more, long position) {
    var all = new int[numbers.length + more.length];
    var allSince = new long[all.length];
    int size = 0;
    int i = 0;
    int j = 0;
    while (i < numbers.length || j < more.length) {
      boolean old = j == more.length || (i < numbers.length && numbers[i] <= more[j]);
      if (old && j < more.length && numbers[i] == more[j]) {
        j++;
      }
      all[size] = old ? numbers[i] : more[j];
      allSince[size++] = old ? since[i++] : position;
      j += old ? 0 : 1;
    }
    return new FriendsRow(Arrays.copyOf(all, size), Arrays.copyOf(allSince, size));
  }

  /** This list without somebody. */
  public FriendsRow without(int number) {
    int at = Arrays.binarySearch(numbers, number);
    if (at < 0) {
      return this;
    }
    var fewer = new int[numbers.length - 1];
    var fewerSince = new long[fewer.length];
    System.arraycopy(numbers, 0, fewer, 0, at);
    System.arraycopy(numbers, at + 1, fewer, at, fewer.length - at);
    System.arraycopy(since, 0, fewerSince, 0, at);
    System.arraycopy(since, at + 1, fewerSince, at, fewer.length - at);
    return new FriendsRow(fewer, fewerSince);
  }

  /** The row's bytes. */
  public byte[] bytes() {
    var runs = new Bytes();
    for (int i = 0; i < since.length; ) {
      int end = i + 1;
      while (end < since.length && since[end] == since[i]) {
        end++;
      }
      runs.varint(since[i]).varint(end - i);
      i = end;
    }
    var tail = runs.done();
    var row = ByteBuffer.allocate(Integer.BYTES * (1 + numbers.length) + tail.length);
    row.putInt(numbers.length);
    for (int number : numbers) {
      row.putInt(number);
    }
    return row.put(tail).array();
  }
}
