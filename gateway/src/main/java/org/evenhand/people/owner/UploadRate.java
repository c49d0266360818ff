package org.evenhand.people.owner;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.evenhand.vocabulary.PersonId;

/**
 * How many pictures each person brings in an hour of the clock. It is forgotten at each hour's end
 * and when the server stops, so it never holds more people than bring something in an hour.
 */
final class UploadRate {
  private static final long HOUR = 3_600;

  private final int most;
  private final Map<PersonId, Integer> taken = new HashMap<>();
  private long hour;

  /** So many for each person. */
  UploadRate(int most) {
    this.most = most;
  }

  /** Counts one; if there were too many, gives the seconds until the next hour instead. */
  synchronized OptionalLong take(PersonId person, Instant at) {
    long now = Math.floorDiv(at.getEpochSecond(), HOUR);
    if (now != hour) {
      taken.clear();
      hour = now;
    }
    int before = taken.getOrDefault(person, 0);
    if (before >= most) {
      return OptionalLong.of(HOUR - Math.floorMod(at.getEpochSecond(), HOUR));
    }
    taken.put(person, before + 1);
    return OptionalLong.empty();
  }
}
