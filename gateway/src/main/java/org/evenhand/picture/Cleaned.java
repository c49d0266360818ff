package org.evenhand.picture;

/** A picture file without what it hid. */
public sealed interface Cleaned {
  /**
   * The clean file.
   *
   * @param bytes the whole file; the caller's own
   * @param format its kind, that of the original
   */
  @SuppressWarnings("ArrayRecordComponent") // a new array each time, which the caller may keep
  record Bytes(byte[] bytes, Format format) implements Cleaned {}

  /**
   * A file that can't be cleaned for certain. {@link Pictures#inspect} refuses it alike.
   *
   * @param reason why
   * @param detail where and what, in English; nothing of the file's own words is in it
   */
  record Refused(Refusal reason, String detail) implements Cleaned {}
}
