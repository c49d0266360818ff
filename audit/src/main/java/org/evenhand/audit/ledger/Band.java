package org.evenhand.audit.ledger;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Currency;

/**
 * Between which powers of ten an amount lies: what the public sees of it.
 *
 * @param atLeast in minor units of the currency
 * @param below in minor units
 * @param currency three letters (ISO 4217)
 */
public record Band(long atLeast, long below, String currency) {
  /** The lower end, in the currency's own unit. */
  public BigDecimal lower() {
    return units(BigDecimal.valueOf(atLeast));
  }

  /** The upper end, itself not in it, in the currency's own unit. */
  public BigDecimal upper() {
    return units(BigDecimal.valueOf(below));
  }

  /**
   * One amount to stand for all of the band, in the currency's own unit: the geometric mean of its
   * ends, so that it is wrong by the same factor, √10 at most, either way. Of a band that begins at
   * nothing it is nothing.
   */
  public BigDecimal middle() {
    var product = BigDecimal.valueOf(atLeast).multiply(BigDecimal.valueOf(below));
    return units(product.sqrt(MathContext.DECIMAL64));
  }

  private BigDecimal units(BigDecimal minor) {
    return minor.movePointLeft(digits());
  }

  // Codes that the JDK does not know have two digits after the point, as most have.
  private int digits() {
    return Currency.getAvailableCurrencies().stream()
        .filter(known -> known.getCurrencyCode().equals(currency))
        .mapToInt(known -> Math.max(0, known.getDefaultFractionDigits()))
        .findFirst()
        .orElse(2);
  }

  @Override
  public String toString() {
    return lower().toPlainString() + " to " + upper().toPlainString() + " " + currency;
  }
}
