package org.evenhand.register;

import java.util.regex.Pattern;

/**
 * Between which powers of ten an amount lies: what the public sees of it.
 *
 * @param atLeast 0, or a power of ten, in minor units
 * @param below the next power of ten
 * @param currency three capital letters (ISO 4217)
 */
public record Band(long atLeast, long below, String currency) implements Comparable<Band> {
  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
  private static final long MOST = 1_000_000_000_000_000L;

  /** Refuses what is no such band. */
  public Band {
    if (!CURRENCY.matcher(currency).matches()) {
      throw new IllegalArgumentException("a currency is three capital letters (ISO 4217)");
    }
    if (below != (atLeast == 0 ? 1 : 10 * atLeast) || below > MOST || !powerOfTen(below)) {
      throw new IllegalArgumentException("bands lie between powers of ten up to 10^15");
    }
  }

  private static boolean powerOfTen(long value) {
    long rest = value;
    while (rest > 1 && rest % 10 == 0) {
      rest /= 10;
    }
    return rest == 1;
  }

  /**
   * The band of an amount.
   *
   * @param minorUnits cents and the like, 0 to less than 10^15
   */
  public static Band of(long minorUnits, String currency) {
    if (minorUnits < 0 || minorUnits >= MOST) {
      throw new IllegalArgumentException("an amount is 0 to less than 10^15 minor units");
    }
    long below = 1;
    while (below <= minorUnits) {
      below *= 10;
    }
    return new Band(below / 10, below, currency);
  }

  @Override
  public int compareTo(Band other) {
    return Long.compare(atLeast, other.atLeast);
  }
}
