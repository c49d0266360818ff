package org.evenhand.audit.plan;

import java.util.Locale;

/** What a ruling gave, one figure for each ruling that could have it. */
public enum Outcome {
  /** A request was granted (1) or refused (0). */
  GRANTED("granted", true, "share of requests that were granted"),
  /** Somebody who could have asked was offered it unasked (1) or not (0). */
  OFFERED("offered", true, "share of those who could have asked that were offered it unasked"),
  /** What was granted goes beyond the terms (1) or not (0). */
  WIDER("wider", true, "share of grants that go beyond the terms"),
  /** After a cut-off the app was let go on (1) or not (0). */
  LENIENCE("lenience", true, "share of cut-offs after which the app was let go on"),
  /** Days that the app was let go on after its cut-off. */
  LENIENCE_DAYS("lenience_days", false, "days that the app was let go on after its cut-off"),
  /** Days between request and ruling. */
  WAIT("wait", false, "days between request and ruling"),
  /** Days between a cut-off's notice and its effect. */
  NOTICE("notice", false, "days of notice before a cut-off"),
  /** What was charged. */
  PRICE("price", false, "price"),
  /** How many calls were allowed. */
  LIMIT("limit", false, "calls that are allowed");

  private final String key;
  private final boolean binary;
  private final String meaning;

  Outcome(String key, boolean binary, String meaning) {
    this.key = key;
    this.binary = binary;
    this.meaning = meaning;
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

  @Override
  public String toString() {
    return key.toLowerCase(Locale.ROOT);
  }
}
