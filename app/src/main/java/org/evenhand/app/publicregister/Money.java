package org.evenhand.app.publicregister;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Optional;
import org.evenhand.app.pages.Words;
import org.evenhand.register.Band;

/** How amounts read. */
final class Money {
  private Money() {}

  /** An exact amount. */
  static String exact(long minorUnits, String currency) {
    return Words.money(minorUnits, currency);
  }

  /** The amount as a number in major units, such as {@code 2.50}. */
  static String decimal(long minorUnits, String currency) {
    return BigDecimal.valueOf(minorUnits, Words.fractionDigits(currency)).toPlainString();
  }

  /** Between which two amounts it lies. */
  static String band(Optional<Band> band) {
    return band.map(Money::band).orElse("–");
  }

  /** Between which two amounts it lies. */
  static String band(Band band) {
    return band.atLeast() == 0 ? "nothing" : between(band.atLeast(), band.below(), band.currency());
  }

  /** Between which two amounts the sum of some of one currency lies. */
  static String sum(Collection<Band> bands, String currency) {
    long atLeast = bands.stream().mapToLong(Band::atLeast).sum();
    // Whole minor units: each is one less than its band's end at most.
    long below = bands.stream().mapToLong(band -> band.below() - 1).sum() + 1;
    return between(atLeast, below, currency);
  }

  private static String between(long atLeast, long below, String currency) {
    return exact(atLeast, currency) + " to less than " + exact(below, currency);
  }
}
