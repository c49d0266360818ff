package org.evenhand.picture;

/** A picture made smaller. */
public sealed interface Scaled {
  /**
   * The smaller picture: upright, with nothing hidden.
   *
   * @param bytes the whole file; the caller's own
   * @param format JPEG for a JPEG, else PNG
   * @param width pixels across
   * @param height pixels down
   */
  @SuppressWarnings("ArrayRecordComponent") // a new array each time, which the caller may keep
  record Bytes(byte[] bytes, Format format, int width, int height) implements Scaled {}

  /**
   * No smaller picture can be made.
   *
   * @param reason why; {@link Refusal#NO_DECODER} for WebP
   * @param detail where and what, in English
   */
  record Refused(Refusal reason, String detail) implements Scaled {}
}
