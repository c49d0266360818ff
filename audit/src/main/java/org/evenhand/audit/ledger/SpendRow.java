package org.evenhand.audit.ledger;

import java.math.BigDecimal;
import java.time.YearMonth;

/**
 * Advertising that an organisation bought, as far as it falls into a month: by days, where it was
 * for several months.
 *
 * @param organisation which
 * @param month which month
 * @param amount the middle of its band, as {@link Band#middle} says
 * @param atLeast the lower end of its band
 * @param below the upper end
 * @param currency three letters (ISO 4217); the amounts are in its own unit, not in cents
 * @param consideration the act's id
 */
public record SpendRow(
    String organisation,
    YearMonth month,
    BigDecimal amount,
    BigDecimal atLeast,
    BigDecimal below,
    String currency,
    String consideration) {}
