package org.evenhand.app.publicregister;

import java.time.Instant;
import java.util.List;

/** The public tallies, as they are published: {@code docs/public-log.md} §5. */
public interface Tallies {
  /** There are none. */
  Tallies NONE = _ -> List.of();

  /**
   * A tally.
   *
   * @param hour as it is named, such as {@code 2026-11-23T20Z}
   * @param rows its rows, without the head
   */
  record Hour(String hour, List<String> rows) {
    /** Keeps a copy. */
    public Hour {
      rows = List.copyOf(rows);
    }
  }

  /**
   * Those of the hours from one on, oldest first, some at a time.
   *
   * @param from the first hour
   * @return empty where there is none from there on
   */
  List<Hour> from(Instant from);
}
