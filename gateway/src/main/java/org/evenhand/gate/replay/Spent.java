package org.evenhand.gate.replay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.evenhand.vocabulary.AppId;

/**
 * What apps had drawn of their limits, counted again from the record. What calls under way had
 * reserved is not in the record, so there are two sums: what was drawn for certain, and the most
 * that can have been drawn or reserved.
 */
final class Spent {
  private static final long SECONDS_PER_HOUR = 3_600;
  // A call is under way for milliseconds; so long is no call.
  private static final long UNDER_WAY_SECONDS = 10;

  private final Map<AppId, NavigableMap<Long, Hour>> calls = new HashMap<>();

  /**
   * A call that the rule decided.
   *
   * @param at as of when it was decided
   * @param recorded when its frame was written, in seconds since 1970
   * @param people how many lines about people it was shown; −1 if it was refused
   * @param demand how many it reserved at most
   */
  record Call(AppId app, long position, Instant at, long recorded, long people, long demand) {
    long hour() {
      return hourOf(at.getEpochSecond());
    }

    /** Decided in one hour and recorded in the next: it can have been counted in either. */
    boolean atTheTurn() {
      return hourOf(recorded) != hour();
    }

    boolean answered() {
      return people >= 0;
    }

    private boolean underWayWith(Call other) {
      long apart = at.getEpochSecond() - other.at().getEpochSecond();
      return Math.abs(apart) <= UNDER_WAY_SECONDS;
    }
  }

  /** Calls and lines about people. */
  record Sum(long calls, long people) {
    private Sum plus(long moreCalls, long morePeople) {
      return new Sum(calls + moreCalls, people + morePeople);
    }
  }

  private static long hourOf(long second) {
    return Math.floorDiv(second, SECONDS_PER_HOUR);
  }

  /** Notes a call; positions rise. */
  void note(Call call) {
    calls
        .computeIfAbsent(call.app(), _ -> new TreeMap<>())
        .computeIfAbsent(call.hour(), _ -> new Hour())
        .note(call);
  }

  /** Forgets what no later call can be weighed with. */
  void forgetBefore(Call call) {
    hours(call).headMap(call.hour() - 1).clear();
  }

  /** What was drawn before a call, for certain. */
  Sum certain(Call call) {
    var hour = hours(call).get(call.hour());
    return hour == null || call.atTheTurn() ? new Sum(0, 0) : hour.before(call.position());
  }

  /**
   * The most that can have been drawn or reserved when a call took its own: after a crash a call
   * can have been counted twice, and whatever was under way counts with all that it could need.
   */
  Sum atMost(Call call) {
    var sum = new Sum(0, 0);
    var near = hours(call).subMap(call.hour() - 1, true, call.hour() + 1, true).values();
    for (var other : near.stream().flatMap(hour -> hour.calls.stream()).toList()) {
      boolean sameHour = other.hour() == call.hour() || other.atTheTurn() || call.atTheTurn();
      if (other.position() < call.position() && other.answered() && sameHour) {
        sum = sum.plus(2, 2 * other.people());
      }
      if (other.position() != call.position() && other.underWayWith(call)) {
        sum = sum.plus(1, other.demand());
      }
    }
    return sum;
  }

  private NavigableMap<Long, Hour> hours(Call call) {
    return calls.computeIfAbsent(call.app(), _ -> new TreeMap<>());
  }

  /** One app's calls of one hour, in the order of the record. */
  private static final class Hour {
    private final List<Call> calls = new ArrayList<>();
    private final NavigableMap<Long, Sum> certain = new TreeMap<>();

    void note(Call call) {
      calls.add(call);
      if (call.answered() && !call.atTheTurn()) {
        var last = certain.lastEntry();
        var before = last == null ? new Sum(0, 0) : last.getValue();
        certain.put(call.position(), before.plus(1, call.people()));
      }
    }

    Sum before(long position) {
      var entry = certain.lowerEntry(position);
      return entry == null ? new Sum(0, 0) : entry.getValue();
    }
  }
}
