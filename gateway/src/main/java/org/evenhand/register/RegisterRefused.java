package org.evenhand.register;

/**
 * An act that the register cannot take as it stands. Nothing was recorded, but for an approval that
 * does not count: that somebody tried is an act too, and {@link #recorded} says so.
 */
public final class RegisterRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean recorded;

  /**
   * Refuses an act.
   *
   * @param reason why, in a sentence that may be shown to whoever tried
   */
  public RegisterRefused(String reason) {
    this(reason, false);
  }

  RegisterRefused(String reason, boolean recorded) {
    super(reason);
    this.recorded = recorded;
  }

  /** Whether that it was tried is in the record. */
  public boolean recorded() {
    return recorded;
  }

  /** Why. */
  public String reason() {
    return String.valueOf(getMessage());
  }

  static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new RegisterRefused(otherwise);
    }
  }

  static void known(boolean present, String what, Object id) {
    require(present, "there is no " + what + " " + id);
  }

  static void fresh(boolean present, String what, Object id) {
    require(!present, what + " " + id + " is registered already");
  }
}
