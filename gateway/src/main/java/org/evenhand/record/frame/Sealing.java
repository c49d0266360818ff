package org.evenhand.record.frame;

import org.evenhand.vocabulary.PersonId;

/** What a seal is bound to, so that sealed bytes cannot be moved to another frame's place. */
final class Sealing {
  /** After this byte follows the act. */
  static final int ALONE = 1;

  /** After this byte follow the second person's number and the act under their seal. */
  static final int BOTH = 2;

  private Sealing() {}

  static byte[] outer(Kind kind, PersonId person) {
    return new FrameWriter(5).u8(kind.code()).u32(person.number()).toBytes();
  }

  static byte[] inner(Kind kind, PersonId one, PersonId other) {
    return new FrameWriter(9).u8(kind.code()).u32(one.number()).u32(other.number()).toBytes();
  }
}
