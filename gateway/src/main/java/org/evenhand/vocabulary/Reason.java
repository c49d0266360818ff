package org.evenhand.vocabulary;

/**
 * Why something was not permitted: the first failing condition of the one rule, in its order; and
 * what keeps a call from being put to it at all.
 */
public enum Reason {
  /** There is no such field. */
  UNKNOWN_FIELD(1),
  /** The token's grant does not hold this data type. */
  TOKEN_SCOPE(2),
  /** The app has no agreement in force. */
  NO_AGREEMENT(3),
  /** The app's agreement is suspended. */
  AGREEMENT_SUSPENDED(4),
  /** The app, type or purpose was cut off. */
  CUT_OFF(5),
  /** The terms offer this only to apps of which other facts hold. */
  NOT_ELIGIBLE(6),
  /** The terms offer this type to nobody for this purpose. */
  NOT_OFFERED(7),
  /** The app has used up its calls or people for the hour. */
  OVER_LIMIT(8),
  /** The owner has not consented. */
  NO_CONSENT(9),
  /** Another person whom it concerns has not consented. */
  OTHER_PARTY_CONSENT(10),
  /** Privacy or a block hides it from the viewer. */
  NOT_VISIBLE(11),
  /** No such path, method, parameter, cursor or id: the call never reached the rule. */
  MALFORMED(12),
  /** Data was offered in return without a public deal that says so. */
  NO_DEAL(13),
  /** Data was offered about somebody who does not let this app tell it, or who is nobody. */
  NO_INBOUND_CONSENT(14);

  private final int code;

  Reason(int code) {
    this.code = code;
  }

  /** The reason's code in frames. */
  public int code() {
    return code;
  }

  /** The name used in the API and the docs: {@code not_visible}. */
  public String apiName() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
