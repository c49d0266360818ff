package org.evenhand.gate.replay;

/** Told of a replay as it goes. */
public interface ReplayListener {
  /** The record was read up to there. */
  void reached(long position);

  /** A decision was made once more; all of a range are told, roughly in their order. */
  void decided(long position, Verdict verdict);
}
