package org.evenhand.app.identity;

/** What became of a passkey that a browser sent. */
public enum Answer {
  /** It is the right one, and what was asked is done. */
  ACCEPTED,
  /** Its question had run out, was answered before, or was another's; nothing was done. */
  TOO_LATE,
  /** It isn't what was asked for; nothing was done. */
  REFUSED
}
