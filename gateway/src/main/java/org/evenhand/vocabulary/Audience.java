package org.evenhand.vocabulary;

/**
 * Who, among people, may see a kind of a person's data: privacy, which consent cannot widen. Beside
 * it the person may let some people in and keep some out: {@link Listing}.
 */
public enum Audience {
  /** Anybody. */
  EVERYONE,
  /** Friends and their friends. */
  FRIENDS_OF_FRIENDS,
  /** Friends. */
  FRIENDS,
  /** The person alone. */
  ONLY_ME
}
