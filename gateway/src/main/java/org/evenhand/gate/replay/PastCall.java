package org.evenhand.gate.replay;

import org.evenhand.record.frame.Asked;
import org.evenhand.record.frame.Body;
import org.evenhand.record.frame.RawFrame;

/**
 * Something that the record says was decided.
 *
 * @param frame where it stands
 * @param asked what was asked
 * @param body what it came to: an access, or a refusal
 * @param drawn what it drew of its app's limits
 */
record PastCall(RawFrame frame, Asked asked, Body body, Spent.Call drawn) {
  long position() {
    return frame.position();
  }

  long factsAt() {
    return asked.factsAt();
  }
}
