package org.evenhand.audit.plan;

import java.util.Locale;

/** What a ruling gave, one figure for each ruling that could have it. */
public enum Outcome {
  /** A request was granted (1) or refused (0). */
  GRANTED("granted", "share of requests that were granted"),
  /** Somebody who could have asked was offered it unasked (1) or not (0). */
  OFFERED("offered", "share of those who could have asked that were offered it unasked"),
  /** What was granted goes beyond the terms (1) or not (0). */
  WIDER("wider", "share of grants that go beyond the terms"),
  /** After a cut-off the app was let go on (1) or not (0). */
  LENIENCE("lenience", "share of cut-offs after which the app was let go on"),
  /** Days that the app was let go on after its cut-off. */
  LENIENCE_DAYS(
      "lenience_days", "days that the app was let go on after its cut-off", "days", false),
  /** Days between request and ruling. */
  WAIT("wait", "days between request and ruling", "days", true),
  /** Days between a cut-off's notice and its effect. */
  NOTICE("notice", "days of notice before a cut-off", "days", false),
  /** What was charged. */
  PRICE("price", "price", "", true),
  /** How many calls were allowed. */
  LIMIT("limit", "calls that are allowed", "calls", false);

  private final String key;
  private final boolean binary;
  private final String meaning;
  private final String unit;
  private final boolean lessIsBetter;

  /** A share of rulings. */
  Outcome(String key, String meaning) {
    this(key, true, meaning, "", false);
  }

  /** An amount. */
  Outcome(String key, String meaning, String unit, boolean lessIsBetter) {
    this(key, false, meaning, unit, lessIsBetter);
  }

  Outcome(String key, boolean binary, String meaning, String unit, boolean lessIsBetter) {
    this.key = key;
    this.binary = binary;
    this.meaning = meaning;
    this.unit = unit;
    this.lessIsBetter = lessIsBetter;
  }

  /** Its name in plans, reports and tables. */
  public String key() {
    return key;
  }

  /** Whether it is yes or no. */
  public boolean binary() {
    return binary;
  }

  /** What its mean is, as a noun phrase. */
  public String meaning() {
    return meaning;
  }

  /** What an amount counts; empty for shares and for money, whose currency the plan says. */
  public String unit() {
    return unit;
  }

  /** Whether less of it is better for those who get it: a wait, a price. */
  public boolean lessIsBetter() {
    return lessIsBetter;
  }

  /** What those have who have more of it, or less, as the object of a sentence. */
  public String compared(boolean more) {
    return unit.isEmpty()
        ? (more ? "a higher " : "a lower ") + meaning
        : (more ? "more " : "fewer ") + meaning;
  }

  @Override
  public String toString() {
    return key.toLowerCase(Locale.ROOT);
  }
}
