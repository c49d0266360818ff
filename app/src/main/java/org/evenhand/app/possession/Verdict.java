package org.evenhand.app.possession;

/** What a proof is worth. */
public sealed interface Verdict {
  /**
   * It is right, if it was not used before.
   *
   * @param proof what it proves
   */
  record Right(Proof proof) implements Verdict {}

  /**
   * It proves nothing.
   *
   * @param description why, for a developer: ASCII, without quotes or backslashes
   */
  record Wrong(String description) implements Verdict {}

  /**
   * It could be right, but only a nonce of ours tells that it is fresh (RFC 9449, section 8).
   *
   * @param description why, in the same characters
   */
  record Stale(String description) implements Verdict {}
}
