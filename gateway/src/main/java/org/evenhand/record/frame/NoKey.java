package org.evenhand.record.frame;

import org.evenhand.vocabulary.PersonId;

/**
 * A frame cannot be written because a person in it has no key: never made, or destroyed while the
 * frame was being prepared. For an access this is the same as a decision that went stale: the
 * erasure stands in the log, or is about to.
 */
public final class NoKey extends IllegalStateException {
  private static final long serialVersionUID = 1;
  private final int person;

  /** Names the person. */
  public NoKey(PersonId person) {
    super("person " + person.number() + " has no key");
    this.person = person.number();
  }

  /** Who. */
  public PersonId person() {
    return new PersonId(person);
  }
}
