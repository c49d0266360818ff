package org.evenhand.audit.plan;

import java.util.Locale;

/** What an organisation gave, or was, that should not have swayed a ruling. */
public enum Exposure {
  /** Advertising money in the months before the ruling. */
  SPEND_BEFORE("spend_before", "bought advertising in the months before"),
  /** Advertising money in the months after it: given in turn. */
  SPEND_AFTER("spend_after", "bought advertising in the months after"),
  /** Paid for the access. */
  PAYMENT("payment", "paid"),
  /** Gave data in return. */
  RECIPROCAL_DATA("reciprocal_data", "gave data in return"),
  /** Launched a product together with the platform. */
  LAUNCH_PARTNER("launch_partner", "launched together"),
  /** Ties to those who decide. */
  CLOSENESS("closeness", "had ties to those who decide");

  private final String key;
  private final String phrase;

  Exposure(String key, String phrase) {
    this.key = key;
    this.phrase = phrase;
  }

  /** Its name in plans, reports and tables. */
  public String key() {
    return key;
  }

  /** What organisations with it did, as a predicate. */
  public String phrase() {
    return phrase;
  }

  @Override
  public String toString() {
    return key.toLowerCase(Locale.ROOT);
  }
}
