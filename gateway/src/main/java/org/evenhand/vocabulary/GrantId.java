package org.evenhand.vocabulary;

/**
 * Names one authorisation of an app by a person; tokens only point to it. Random, so that it tells
 * nothing.
 *
 * @param number any 63-bit positive number
 */
public record GrantId(long number) {
  /** Refuses zero and below. */
  public GrantId {
    if (number < 1) {
      throw new IllegalArgumentException("a grant's number is positive, not " + number);
    }
  }
}
