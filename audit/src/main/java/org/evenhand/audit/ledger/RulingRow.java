package org.evenhand.audit.ledger;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * One decision about one data type of one app: what every analysis counts.
 *
 * @param decision its id; a decision about several types or apps has a row for each, and their ids
 *     say of which
 * @param unit what kind of decision it is
 * @param act the public act that decided it, the last if it took several
 * @param at when it was decided
 * @param organisation whom it concerns
 * @param app which app
 * @param dataType which data type; {@code (all)} if it is about the app as a whole
 * @param purposes for what, parted by blanks
 * @param outcome what was decided
 * @param requestedAt when it was asked for; empty if nobody asked
 * @param unsolicited whether nobody asked
 * @param reviewer which officer decided, the last if there are several; empty if none did
 * @param onAppeal {@code granted} or {@code refused}, if another officer ruled again
 * @param category the app's category when it was asked or offered: whom to compare with does not
 *     change later
 * @param terms the version of the terms in force; empty if there was none
 * @param wider whether it gives what those terms don't offer; empty where there were none
 * @param noticeDays how long before a cut-off took effect the public could know of it
 * @param lenienceDays how long after a cut-off took effect access went on
 * @param price of a line of what was granted, in minor units: the exception's, or the terms'; empty
 *     where there are none
 * @param callsPerHour the limit on what was granted, in the same way
 */
public record RulingRow(
    String decision,
    Unit unit,
    LoggedAct act,
    Instant at,
    String organisation,
    String app,
    String dataType,
    String purposes,
    Outcome outcome,
    Optional<Instant> requestedAt,
    boolean unsolicited,
    String reviewer,
    Optional<Outcome> onAppeal,
    String category,
    String terms,
    Optional<Boolean> wider,
    OptionalDouble noticeDays,
    OptionalDouble lenienceDays,
    OptionalLong price,
    OptionalLong callsPerHour) {
  /** For a decision about an app as a whole. */
  public static final String ALL = "(all)";

  private static final double SECONDS_PER_DAY = 86_400;

  /** What kind of decision. */
  public enum Unit {
    /** A request was ruled on. */
    REQUEST,
    /** Something was offered unasked. */
    OFFER,
    /** An exception was made, or taken back before it began. */
    EXCEPTION,
    /** Something was ended. */
    CUT_OFF
  }

  /** What was decided. */
  public enum Outcome {
    /** Yes. */
    GRANTED,
    /** No. */
    REFUSED,
    /** It ends. */
    CUT_OFF,
    /** It ends for others, and goes on. */
    EXTENDED
  }

  /** Whether the platform itself decided by a rule, and nobody could sway it. */
  public boolean byRule() {
    return act.actor().role().equals("system");
  }

  /** How long it waited, in days; empty if nobody asked. */
  public OptionalDouble waitedDays() {
    return requestedAt
        .map(asked ->
            OptionalDouble.of((at.getEpochSecond() - asked.getEpochSecond()) / SECONDS_PER_DAY))
        .orElseGet(OptionalDouble::empty);
  }
}
