package org.evenhand.picture;

/** Carries a refusal from the depth of a parser to the door, where it becomes a value. */
final class Unclean extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Refusal reason;
  private final String detail;

  Unclean(Refusal reason, String detail) {
    super(reason + ": " + detail, null, false, false);
    this.reason = reason;
    this.detail = detail;
  }

  Refusal reason() {
    return reason;
  }

  String detail() {
    return detail;
  }

  static Unclean malformed(String detail) {
    return new Unclean(Refusal.MALFORMED, detail);
  }

  static Unclean damaged(String detail) {
    return new Unclean(Refusal.DAMAGED, detail);
  }

  static Unclean truncated(String detail) {
    return new Unclean(Refusal.TRUNCATED, detail);
  }
}
