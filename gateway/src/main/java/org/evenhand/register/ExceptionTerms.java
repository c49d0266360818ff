package org.evenhand.register;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.ExceptionId;
import org.evenhand.vocabulary.OrganisationId;

/**
 * What an exception says. It never changes: another is a new one.
 *
 * @param id which
 * @param organisation whom it favours, or disfavours
 * @param apps for which of its apps; later ones are not in it
 * @param effect how it departs from the terms
 * @param from from when, at the earliest
 * @param until to when; at most a year
 * @param instigator who began it
 * @param deal the deal that it belongs to
 * @param considerations what was given for it
 * @param programme the rule that made it
 * @param renews the exception that it follows
 */
public record ExceptionTerms(
    ExceptionId id,
    OrganisationId organisation,
    Set<AppId> apps,
    Effect effect,
    Instant from,
    Instant until,
    Actor instigator,
    Optional<DealId> deal,
    Set<ConsiderationId> considerations,
    Optional<ProgrammeId> programme,
    Optional<ExceptionId> renews) {
  /** The longest that one may last. */
  public static final Duration LONGEST = Duration.ofDays(365);

  /** Keeps copies; refuses one for no app, one that ends before it begins, and a longer one. */
  public ExceptionTerms {
    apps = Wellformed.set("apps", apps);
    considerations = Wellformed.sorted(considerations);
    limited(from, until);
  }

  /** Refuses a time that no exception may have. */
  static void limited(Instant from, Instant until) {
    if (!from.isBefore(until)) {
      throw new IllegalArgumentException("it ends at " + until + ", not after it begins");
    }
    if (until.isAfter(from.plus(LONGEST))) {
      throw new IllegalArgumentException(
          "an exception lasts " + LONGEST.toDays() + " days at most");
    }
  }

  /** The same, but that it begins no earlier than that. */
  ExceptionTerms notBefore(Instant at) {
    return from.isBefore(at)
        ? new ExceptionTerms(
            id,
            organisation,
            apps,
            effect,
            at,
            until,
            instigator,
            deal,
            considerations,
            programme,
            renews)
        : this;
  }

  /** Whether something is given for it. */
  public boolean paid() {
    return deal.isPresent() || programme.isPresent() || !considerations.isEmpty();
  }

  /** Whether that moment lies in its time. */
  boolean spans(Instant at) {
    return !at.isBefore(from) && at.isBefore(until);
  }

  /** Whether both would be in force at some moment, for some app, in the same way. */
  boolean overlaps(ExceptionTerms other) {
    return effect.getClass() == other.effect.getClass()
        && from.isBefore(other.until)
        && other.from.isBefore(until)
        && apps.stream().anyMatch(other.apps::contains);
  }
}
