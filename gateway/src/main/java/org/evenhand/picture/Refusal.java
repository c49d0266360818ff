package org.evenhand.picture;

/** Why a picture file is not taken. */
public enum Refusal {
  /** Its first bytes are those of no kind of picture file that is known. */
  UNKNOWN_FORMAT,
  /** The file ends before the picture does. */
  TRUNCATED,
  /** The file is whole, and no picture is in it. */
  NO_IMAGE,
  /**
   * A length, a checksum or the order of the parts is wrong, so that nobody can say what is what.
   */
  MALFORMED,
  /**
   * The picture's own data can't be read to their end: codes that mean nothing, or data too many.
   */
  DAMAGED,
  /** A directory in its EXIF leads back to itself. */
  LOOPS,
  /** It has more parts than {@link Pictures#MOST_PARTS}. */
  TOO_MANY_PARTS,
  /** It has more bytes than {@link Pictures#MOST_BYTES}. */
  TOO_LARGE,
  /** It unpacks to more than is allowed; its header says so, nothing was unpacked. */
  TOO_MANY_PIXELS,
  /**
   * A correct file that uses a part of the format that is not read here, such as arithmetic coding.
   */
  UNSUPPORTED,
  /** There is nothing here to decode such pictures with; only {@link Sizes} says so. */
  NO_DECODER
}
