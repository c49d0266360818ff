package org.evenhand.app.identity;

/** What became of removing a passkey. */
public enum Removal {
  /** It opens nothing any more; other sessions of its owner have ended. */
  DONE,
  /** It is the last way in, and stays: its owner could not come in again. */
  LAST,
  /** There is no such passkey of theirs. */
  UNKNOWN,
  /** Nothing was confirmed just now; nothing was done. */
  UNCONFIRMED
}
