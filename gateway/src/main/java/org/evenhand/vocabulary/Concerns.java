package org.evenhand.vocabulary;

/** Whom a data type concerns: all of them must have consented. */
public enum Concerns {
  /** The owner alone. */
  OWNER,
  /** The owner and the other party: a friend, a partner. */
  OWNER_AND_OTHER_PARTY,
  /** The owner and everyone tagged. */
  OWNER_AND_TAGGED
}
