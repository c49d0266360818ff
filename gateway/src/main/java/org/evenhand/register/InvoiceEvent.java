package org.evenhand.register;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.evenhand.vocabulary.AgreementId;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.OrganisationId;

/** What an organisation owes for lines that were drawn, and what came of it. */
public sealed interface InvoiceEvent extends RegisterEvent {
  /** Which invoice it is about. */
  InvoiceId invoice();

  /**
   * An invoice was issued.
   *
   * @param organisation who owes it
   * @param from from when lines were counted
   * @param until until when, itself not in it
   * @param amounts for each data type that concerned ten people or more, in which band
   * @param total of all, in which band
   * @param statement to the exact lines, prices and sums
   * @param dueAt until when it is to be paid
   */
  record InvoiceIssued(
      Actor actor,
      String reason,
      InvoiceId invoice,
      OrganisationId organisation,
      Instant from,
      Instant until,
      Map<DataTypeId, Band> amounts,
      Band total,
      Commitment statement,
      Instant dueAt)
      implements InvoiceEvent {
    /** Keeps a copy; refuses a time that ends before it begins, and sums in two currencies. */
    public InvoiceIssued {
      amounts = Map.copyOf(amounts);
      if (!from.isBefore(until)) {
        throw new IllegalArgumentException("what it counts ends before it begins");
      }
      var currency = total.currency();
      if (!amounts.values().stream().allMatch(one -> one.currency().equals(currency))) {
        throw new IllegalArgumentException("an invoice has one currency");
      }
    }
  }

  /**
   * An invoice was paid.
   *
   * @param paidOn when the money came
   * @param document a commitment to the paper that says so
   */
  record InvoicePaid(
      Actor actor,
      String reason,
      InvoiceId invoice,
      LocalDate paidOn,
      Optional<Commitment> document)
      implements InvoiceEvent {}

  /**
   * A part of an invoice, or all of it, is not owed.
   *
   * @param creditNote its own id
   * @param amount in which band
   * @param statement to the exact amount
   * @param settles whether nothing is owed any more
   */
  record CreditNoteIssued(
      Actor actor,
      String reason,
      InvoiceId invoice,
      InvoiceId creditNote,
      Band amount,
      Commitment statement,
      boolean settles)
      implements InvoiceEvent {}

  /**
   * An invoice is overdue, and its organisation was told so.
   *
   * @param suspendsAt when agreements are suspended for it
   */
  record InvoiceOverdue(Actor actor, String reason, InvoiceId invoice, Instant suspendsAt)
      implements InvoiceEvent {}

  /**
   * Agreements of the organisation are suspended until it is paid.
   *
   * @param agreements which
   */
  record InvoiceSuspended(
      Actor actor, String reason, InvoiceId invoice, Set<AgreementId> agreements)
      implements InvoiceEvent {
    /** Keeps a copy; refuses to suspend nothing. */
    public InvoiceSuspended {
      agreements = Wellformed.set("agreements", agreements);
    }
  }
}
