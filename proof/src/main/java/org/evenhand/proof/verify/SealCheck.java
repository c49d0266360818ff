package org.evenhand.proof.verify;

import java.io.IOException;
import java.util.List;
import org.evenhand.proof.verify.PublicEntry.Seal;
import org.jspecify.annotations.Nullable;

/** Holds what the seals say against what was sealed. */
interface SealCheck {
  /**
   * A public act that was published.
   *
   * @param file its bundle
   * @param at where in that
   * @param where which entry
   * @param leaf its hash
   */
  @SuppressWarnings("ArrayRecordComponent") // a hash; nobody compares acts
  record Act(String file, long at, String where, byte[] leaf) {}

  /**
   * The next seal.
   *
   * @param where which entry it is
   * @param acts the public acts directly before it; null if not all of those could be read
   */
  void seal(Seal seal, String where, @Nullable List<Act> acts) throws IOException;

  /** Behind the last seal. */
  void finish() throws IOException;

  /** Where only the public half is there. */
  static SealCheck none() {
    return new SealCheck() {
      @Override
      public void seal(Seal seal, String where, @Nullable List<Act> acts) {}

      @Override
      public void finish() {}
    };
  }
}
