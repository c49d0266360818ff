package org.evenhand.audit.plan;

import java.util.Locale;

/** What an organisation gave, or was, that should not have swayed a ruling. */
public enum Exposure {
  /** Advertising money in the months before the ruling. */
  SPEND_BEFORE(
      "spend_before",
      "bought advertising in the months before",
      "advertising was bought in the months before"),
  /** Advertising money in the months after it: given in turn. */
  SPEND_AFTER(
      "spend_after",
      "bought advertising in the months after",
      "advertising was bought in the months after"),
  /** Paid for the access. */
  PAYMENT("payment", "paid", "was paid"),
  /** Gave data in return. */
  RECIPROCAL_DATA("reciprocal_data", "gave data in return", "data were given in return"),
  /** Launched a product together with the platform. */
  LAUNCH_PARTNER("launch_partner", "launched together", "was launched together"),
  /** Ties to those who decide. */
  CLOSENESS("closeness", "had ties to those who decide", "ties there were to those who decide");

  private final String key;
  private final String phrase;
  private final String amount;

  Exposure(String key, String phrase, String amount) {
    this.key = key;
    this.phrase = phrase;
    this.amount = amount;
  }

  /** Its name in plans, reports and tables. */
  public String key() {
    return key;
  }

  /** What organisations with it did, as a predicate. */
  public String phrase() {
    return phrase;
  }

  /** That there was much of it, behind "where more". */
  public String amount() {
    return amount;
  }

  @Override
  public String toString() {
    return key.toLowerCase(Locale.ROOT);
  }
}
