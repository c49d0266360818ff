package org.evenhand.app.api;

/** Why a {@code fields} text cannot be followed, and where. */
final class FieldsError extends Exception {
  private static final long serialVersionUID = 1L;

  private final Kind kind;
  private final String subject;
  private final int at;
  private final String says;
  private final String advice;

  /**
   * An error at one place.
   *
   * @param subject what stands there, quoted if it is the caller's text
   * @param at the place of its first character, from 1
   * @param says what is wrong with it: a predicate without the full stop
   * @param advice what to do about it: sentences, or nothing
   */
  FieldsError(Kind kind, String subject, int at, String says, String advice) {
    super(null, null, false, false);
    this.kind = kind;
    this.subject = subject;
    this.at = at;
    this.says = says;
    this.advice = advice;
  }

  /** What sort of error. */
  Kind kind() {
    return kind;
  }

  /** The place, counted in characters from 1. */
  int at() {
    return at;
  }

  /** The error in one clause. */
  String brief() {
    return subject + " " + says;
  }

  /** What, where, and what to do. */
  String detail() {
    var sentence = subject + " (at character " + at + " of fields) " + says + ".";
    return advice.isEmpty() ? sentence : sentence + " " + advice;
  }

  @Override
  public String getMessage() {
    return detail();
  }

  /** The sorts of error. */
  enum Kind {
    /** A name that nothing has. */
    UNKNOWN_FIELD,
    /** A text that does not follow the grammar, or passes a bound. */
    MALFORMED,
    /** A cursor that was not given to this app for this list. */
    BAD_CURSOR
  }
}
