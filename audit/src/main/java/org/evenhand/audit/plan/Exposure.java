package org.evenhand.audit.plan;

import java.util.Locale;

/** What an organisation gave, or was, that should not have swayed a ruling. */
public enum Exposure {
  /** Advertising money in the months before the ruling. */
  SPEND_BEFORE("spend_before", true, "bought advertising in the months before"),
  /** Advertising money in the months after it: given in turn. */
  SPEND_AFTER("spend_after", true, "bought advertising in the months after"),
  /** Paid for the access. */
  PAYMENT("payment", true, "paid"),
  /** Gave data in return. */
  RECIPROCAL_DATA("reciprocal_data", true, "gave data in return"),
  /** Launched a product together with the platform. */
  LAUNCH_PARTNER("launch_partner", true, "launched together"),
  /** Ties to those who decide. */
  CLOSENESS("closeness", false, "had ties to those who decide");

  private final String key;
  private final boolean given;
  private final String phrase;

  Exposure(String key, boolean given, String phrase) {
    this.key = key;
    this.given = given;
    this.phrase = phrase;
  }

  /** Its name in plans, reports and tables. */
  public String key() {
    return key;
  }

  /** Whether it was given by the organisation, rather than what it is. */
  public boolean given() {
    return given;
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
