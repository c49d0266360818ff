package org.evenhand.record.frame;

import org.evenhand.vocabulary.PersonId;

/**
 * A frame cannot be opened, although nobody's key in it was destroyed: the vault at hand is not the
 * one that it was sealed with, or is an older copy of it. Never to be taken for an erasure.
 */
public final class WrongKeys extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final long position;

  private WrongKeys(long position, PersonId person, String because) {
    super(
        "the frame at position "
            + position
            + " is sealed under the key of person "
            + person.number()
            + ", which this vault "
            + because);
    this.position = position;
  }

  static WrongKeys neverMade(long position, PersonId person) {
    return new WrongKeys(position, person, "never made");
  }

  static WrongKeys another(long position, PersonId person) {
    return new WrongKeys(position, person, "does not hold: it has another key for them");
  }

  /** The frame's position in the record. */
  public long position() {
    return position;
  }
}
