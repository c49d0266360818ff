package org.evenhand.audit.analysis;

import java.math.BigDecimal;
import java.math.MathContext;

/** Amounts in sentences. */
final class Amounts {
  private Amounts() {}

  /** Six digits that count, without an exponent. */
  static String plain(double amount) {
    return new BigDecimal(amount, new MathContext(6)).stripTrailingZeros().toPlainString();
  }
}
