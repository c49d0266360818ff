package org.evenhand.audit.plan;

/** What may differ between organisations for good reason, fixed at the first request. */
public enum Control {
  /** The organisation's category. */
  CATEGORY("category"),
  /** The logarithm of one plus its size at the first request. */
  LOG_SIZE("log_size"),
  /** The type of data asked for, and with it how sensitive it is. */
  DATA_TYPE("data_type"),
  /** The quarter of the request. */
  QUARTER("quarter"),
  /** The purpose asked for. */
  PURPOSE("purpose");

  private final String key;

  Control(String key) {
    this.key = key;
  }

  /** Its name in plans, reports and tables. */
  public String key() {
    return key;
  }
}
