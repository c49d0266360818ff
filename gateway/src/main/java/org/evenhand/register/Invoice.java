package org.evenhand.register;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.evenhand.vocabulary.AgreementId;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.OrganisationId;

/**
 * What an organisation owes for the lines that its apps drew. The same days count for everybody:
 * who gets more is given an exception, in the open.
 *
 * @param id which
 * @param organisation who owes it
 * @param from from when lines were counted
 * @param until until when, itself not in it
 * @param amounts for each data type that concerned ten people or more, in which band
 * @param total of all, in which band
 * @param statement to the exact lines, prices and sums
 * @param issuedAt when it was issued
 * @param dueAt until when it is to be paid
 * @param suspendsAt when agreements are suspended for it; empty while nobody was told that it is
 *     overdue
 * @param holds the agreements that were suspended for it, until it is settled
 * @param credits the credit notes, the first first
 * @param paidOn when the money came
 */
public record Invoice(
    InvoiceId id,
    OrganisationId organisation,
    Instant from,
    Instant until,
    Map<DataTypeId, Band> amounts,
    Band total,
    Commitment statement,
    Instant issuedAt,
    Instant dueAt,
    Optional<Instant> suspendsAt,
    Set<AgreementId> holds,
    List<Credit> credits,
    Optional<LocalDate> paidOn) {
  /** For how long an invoice may stay unpaid. */
  public static final Duration DUE = Duration.ofDays(30);

  /** How long before anything is suspended the organisation is told so. */
  public static final Duration NOTICE = Duration.ofDays(14);

  /** Keeps copies. */
  public Invoice {
    amounts = Map.copyOf(amounts);
    holds = Set.copyOf(holds);
    credits = List.copyOf(credits);
  }

  /**
   * A part that is not owed.
   *
   * @param id of the credit note
   * @param amount in which band
   * @param statement to the exact amount
   * @param reason why
   * @param by who said so
   * @param at when
   * @param settles whether nothing is owed any more
   */
  public record Credit(
      InvoiceId id,
      Band amount,
      Commitment statement,
      String reason,
      Actor by,
      Instant at,
      boolean settles) {}

  /** How an invoice stands. */
  public enum State {
    /** It is to be paid. */
    OPEN,
    /** It was to be paid by now. */
    OVERDUE,
    /** It is not paid, and agreements are suspended for it. */
    SUSPENDING,
    /** It was paid. */
    PAID,
    /** It is not owed. */
    CREDITED
  }

  static Invoice of(InvoiceEvent.InvoiceIssued e, Instant at) {
    return new Invoice(
        e.invoice(),
        e.organisation(),
        e.from(),
        e.until(),
        e.amounts(),
        e.total(),
        e.statement(),
        at,
        e.dueAt(),
        Optional.empty(),
        Set.of(),
        List.of(),
        Optional.empty());
  }

  /** How it stands at an instant. */
  public State state(Instant at) {
    if (paidOn.isPresent()) {
      return State.PAID;
    }
    if (credits.stream().anyMatch(Credit::settles)) {
      return State.CREDITED;
    }
    if (!holds.isEmpty()) {
      return State.SUSPENDING;
    }
    return at.isBefore(dueAt) ? State.OPEN : State.OVERDUE;
  }

  /** The first and the last day that it is for, in UTC, such as "2026-07-01 to 2026-07-31". */
  public String period() {
    var last = until.minus(Duration.ofNanos(1)).atOffset(ZoneOffset.UTC).toLocalDate();
    return from.atOffset(ZoneOffset.UTC).toLocalDate() + " to " + last;
  }

  /** Whether nothing is owed any more. */
  public boolean settled() {
    return paidOn.isPresent() || credits.stream().anyMatch(Credit::settles);
  }

  /** Whether the notice has run out, and it is owed still. */
  public boolean suspends(Instant at) {
    return !settled() && suspendsAt.filter(end -> !at.isBefore(end)).isPresent();
  }

  Invoice told(Instant end) {
    return with(Optional.of(end), holds, credits, paidOn);
  }

  Invoice holding(Set<AgreementId> more) {
    var all = new TreeSet<>(holds);
    all.addAll(more);
    return with(suspendsAt, all, credits, paidOn);
  }

  Invoice credited(Credit credit) {
    var all = new ArrayList<>(credits);
    all.add(credit);
    return with(suspendsAt, holds, all, paidOn);
  }

  Invoice paid(LocalDate day) {
    return with(suspendsAt, holds, credits, Optional.of(day));
  }

  private Invoice with(
      Optional<Instant> end,
      Set<AgreementId> held,
      List<Credit> notes,
      Optional<LocalDate> paymentDay) {
    return new Invoice(
        id,
        organisation,
        from,
        until,
        amounts,
        total,
        statement,
        issuedAt,
        dueAt,
        end,
        held,
        notes,
        paymentDay);
  }
}
