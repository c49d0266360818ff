package org.evenhand.audit.tables;

/** What exact methods ask of a count. */
final class Whole {
  private Whole() {}

  /** A count as a whole number; what it is goes into the error. */
  static long hold(String what, double count) {
    if (!(count >= 0 && count <= 0x1p53)) {
      throw new IllegalArgumentException(what + " is " + count + ", not from 0 to 2^53");
    }
    if (count != Math.rint(count)) {
      throw new IllegalArgumentException(
          what + " is " + count + ": an exact method counts people and takes no fractions");
    }
    return (long) count;
  }

  /** Refuses an impossible part of a whole; fractions may be. */
  static void holdPart(double part, double whole) {
    if (!(part >= 0 && part <= whole && whole <= 0x1p53)) {
      throw new IllegalArgumentException(part + " of " + whole + " is not a part of a whole");
    }
  }
}
