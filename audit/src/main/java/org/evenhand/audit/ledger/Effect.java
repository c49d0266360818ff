package org.evenhand.audit.ledger;

import java.util.Map;
import java.util.Set;

/** How an exception departs from the terms. */
public sealed interface Effect {
  /**
   * More data types than the terms offer.
   *
   * @param dataTypes which
   * @param purposes for what
   */
  record Wider(Set<String> dataTypes, Set<String> purposes) implements Effect {}

  /**
   * Fewer than the terms offer.
   *
   * @param dataTypes which are taken away
   * @param purposes for what
   */
  record Narrower(Set<String> dataTypes, Set<String> purposes) implements Effect {}

  /**
   * Other limits.
   *
   * @param callsPerHour answered calls in an hour
   */
  record OtherLimits(long callsPerHour) implements Effect {}

  /**
   * A cut-off that does not bite yet.
   *
   * @param cutOff which
   */
  record Lenience(String cutOff) implements Effect {}

  /**
   * Other prices.
   *
   * @param unitPrices for a line of each data type, in minor units
   * @param currency of the prices
   */
  record Price(Map<String, Long> unitPrices, String currency) implements Effect {}
}
