package org.evenhand.app.confidential;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An exact amount of money.
 *
 * @param minorUnits cents and the like
 * @param currency three capital letters (ISO 4217)
 */
public record Amount(long minorUnits, String currency) {
  private static final Set<String> CURRENCIES =
      Currency.getAvailableCurrencies().stream()
          .map(Currency::getCurrencyCode)
          .collect(Collectors.toUnmodifiableSet());
  private static final int LONGEST = 20;

  /**
   * Reads one, such as {@code 12345.60} and {@code USD}.
   *
   * @throws IllegalArgumentException saying what is wrong with it
   */
  public static Amount of(String decimal, String currency) {
    if (!CURRENCIES.contains(currency)) {
      throw new IllegalArgumentException("'" + currency + "' is no currency (ISO 4217)");
    }
    if (decimal.length() > LONGEST || !decimal.matches("[0-9]+(\\.[0-9]+)?")) {
      throw new IllegalArgumentException("'" + decimal + "' is no amount");
    }
    int digits = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    try {
      return new Amount(new BigDecimal(decimal).movePointRight(digits).longValueExact(), currency);
    } catch (ArithmeticException finer) {
      throw new IllegalArgumentException(
          "'" + decimal + "' has more than " + digits + " digits behind the point, or is too large",
          finer);
    }
  }

  /** As commitments have it: whole minor units, a space, the currency. */
  public String text() {
    return minorUnits + " " + currency;
  }
}
