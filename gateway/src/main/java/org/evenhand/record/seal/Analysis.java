package org.evenhand.record.seal;

import java.io.IOException;
import java.util.Optional;

/** What is made of sealed frames at leisure: segments for analysis, tallies for the public. */
public interface Analysis {
  /**
   * Comes first, before anything is looked up. What a crash left of segments from there on is in no
   * entry of the public log, and will be made anew; those before must be there.
   *
   * @param from the first position that no entry says to be in a segment
   */
  void begins(long from) throws IOException;

  /**
   * Writes the segment of whole seals, durably; in place of one of that range that a crash left.
   *
   * @param from the first position
   * @param to the last position
   */
  LogEntry.Segment segment(long from, long to) throws IOException;

  /**
   * Writes the tally of an hour whose segments are all there, durably.
   *
   * @param hour as {@link LogEntry#HOUR} writes it
   * @param lastOfDay whether the rest of the day is counted in it
   * @return empty if nothing of that hour may be told
   */
  Optional<LogEntry.Tally> tally(String hour, boolean lastOfDay) throws IOException;
}
