package org.evenhand.vocabulary;

/** How a person's list for a kind of their data names somebody, beside its {@link Audience}. */
public enum Listing {
  /** Let in, though the audience need not hold them; a block still wins. */
  LET_IN,
  /** Kept out, whatever else holds. */
  KEPT_OUT,
  /** In neither list. */
  NEITHER
}
