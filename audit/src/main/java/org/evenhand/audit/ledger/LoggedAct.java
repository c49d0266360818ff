package org.evenhand.audit.ledger;

import java.time.Instant;

/**
 * A public act as it stands in the public log.
 *
 * @param index its entry in the log
 * @param at when the frame of its seal was written that came last: the act is of the same hour, and
 *     not later. On a running platform that is a second; an act says no time of its own
 * @param type such as {@code exception_proposed}
 * @param actor who did it
 * @param subject what it is about, by id; empty if it names none
 * @param reason the public reason
 * @param json the entry itself, canonical JSON
 * @param from the first position of the frames under its seal: its own is among them
 * @param to the last
 */
public record LoggedAct(
    long index,
    Instant at,
    String type,
    Actor actor,
    String subject,
    String reason,
    String json,
    long from,
    long to) {
  private static final int LONGEST_REASON = 160;

  /** Whether a position of the record can be this act's. */
  public boolean standsAt(long position) {
    return position >= from && position <= to;
  }

  /** The act in one line, to be shown beside a finding that rests on it. */
  public String quote() {
    var about = subject.isEmpty() ? "" : " " + subject;
    return type.replace('_', ' ') + about + " by " + actor + ": “" + shortened() + "”";
  }

  LoggedAct as(String otherType, String otherSubject) {
    return new LoggedAct(index, at, otherType, actor, otherSubject, reason, json, from, to);
  }

  private String shortened() {
    var line = reason.replaceAll("\\p{Cntrl}", " ").strip();
    if (line.codePointCount(0, line.length()) <= LONGEST_REASON) {
      return line;
    }
    return line.substring(0, line.offsetByCodePoints(0, LONGEST_REASON)) + "…";
  }
}
