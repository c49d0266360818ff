package org.evenhand.vocabulary;

/** Whether a data type is offered to an app for a purpose at an instant. */
public enum Offered {
  /** Yes. */
  YES,
  /** It was, and has been cut off. */
  CUT_OFF,
  /** The terms offer it, but not to an app of which these facts hold. */
  NOT_ELIGIBLE,
  /** No. */
  NO
}
