package org.evenhand.app.publicregister;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import org.evenhand.register.Band;

/** How amounts read. */
final class Money {
  private Money() {}

  /** An exact amount. */
  static String exact(long minorUnits, String currency) {
    int digits = digits(currency);
    var amount = BigDecimal.valueOf(minorUnits, digits);
    return String.format(Locale.ENGLISH, "%,." + digits + "f %s", amount, currency);
  }

  /** The amount as a number in major units, such as {@code 2.50}. */
  static String decimal(long minorUnits, String currency) {
    return BigDecimal.valueOf(minorUnits, digits(currency)).toPlainString();
  }

  /** Between which two amounts it lies. */
  static String band(Optional<Band> band) {
    return band.map(one ->
            one.atLeast() == 0
                ? "nothing"
                : exact(one.atLeast(), one.currency())
                    + " to less than "
                    + exact(one.below(), one.currency()))
        .orElse("–");
  }

  private static int digits(String currency) {
    try {
      return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    } catch (IllegalArgumentException unknown) {
      return 0;
    }
  }
}
