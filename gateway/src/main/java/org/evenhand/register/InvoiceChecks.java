package org.evenhand.register;

import static org.evenhand.register.RegisterRefused.fresh;
import static org.evenhand.register.RegisterRefused.known;
import static org.evenhand.register.RegisterRefused.require;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.evenhand.register.InvoiceEvent.CreditNoteIssued;
import org.evenhand.register.InvoiceEvent.InvoiceIssued;
import org.evenhand.register.InvoiceEvent.InvoiceOverdue;
import org.evenhand.register.InvoiceEvent.InvoicePaid;
import org.evenhand.register.InvoiceEvent.InvoiceSuspended;
import org.evenhand.vocabulary.AgreementId;
import org.evenhand.vocabulary.OrganisationId;

/**
 * Whether an act about invoices can be. What is owed, when it is overdue and what is suspended for
 * it follows from counts and days alone; an officer says that money came, or that something is not
 * owed, and must have no tie to whom it helps.
 */
final class InvoiceChecks {
  // Long enough for a busy machine between counting and recording; too short to be a favour.
  private static final Duration SLACK = Duration.ofHours(1);

  private final RegisterSnapshot now;
  private final Instant at;

  InvoiceChecks(RegisterSnapshot now, Instant at) {
    this.now = now;
    this.at = at;
  }

  void check(InvoiceEvent event) {
    switch (event) {
      case InvoiceIssued e -> issued(e);
      case InvoiceOverdue e -> overdue(e);
      case InvoiceSuspended e -> suspended(e);
      case InvoicePaid e -> paid(e);
      case CreditNoteIssued e -> {
        untied(e);
        fresh(now.invoices().credited(e.creditNote()), "credit note", e.creditNote());
        var invoice = owed(e.invoice());
        var currency = invoice.total().currency();
        require(
            e.amount().currency().equals(currency),
            "invoice " + e.invoice() + " is in " + currency);
        require(
            e.amount().compareTo(invoice.total()) <= 0,
            "no more than what is owed can be credited");
        require(
            !e.settles() || reaches(invoice, e),
            "what is credited does not come to what is owed: something is left");
      }
    }
  }

  /** Whether all that is credited can come to what is owed, as far as bands tell. */
  private static boolean reaches(Invoice invoice, CreditNoteIssued e) {
    long most = e.amount().below() - 1;
    for (var credit : invoice.credits()) {
      most += credit.amount().below() - 1;
    }
    return most >= invoice.total().atLeast();
  }

  private void issued(InvoiceIssued e) {
    counted(e);
    fresh(now.invoices().of(e.invoice()).isPresent(), "invoice", e.invoice());
    known(now.organisation(e.organisation()).isPresent(), "organisation", e.organisation());
    require(!e.until().isAfter(at), "lines are counted up to a moment that has passed");
    days(
        at.plus(Invoice.DUE),
        e.dueAt(),
        "an invoice is due " + Invoice.DUE.toDays() + " days after it is issued");
    require(
        now.invoices()
            .of(e.organisation())
            .filter(one -> one.total().currency().equals(e.total().currency()))
            .allMatch(one -> !e.from().isBefore(one.until()) || !one.from().isBefore(e.until())),
        "another invoice counts a part of that time already");
  }

  private void overdue(InvoiceOverdue e) {
    counted(e);
    var invoice = owed(e.invoice());
    require(!at.isBefore(invoice.dueAt()), "invoice " + e.invoice() + " is not due yet");
    require(invoice.suspendsAt().isEmpty(), "that " + e.invoice() + " is overdue was said already");
    days(
        at.plus(Invoice.NOTICE),
        e.suspendsAt(),
        "agreements are suspended " + Invoice.NOTICE.toDays() + " days after notice");
  }

  private void suspended(InvoiceSuspended e) {
    counted(e);
    var invoice = owed(e.invoice());
    require(invoice.suspends(at), "the notice of invoice " + e.invoice() + " has not run out");
    for (var id : e.agreements()) {
      var agreement = now.agreement(id);
      known(agreement.isPresent(), "agreement", id);
      require(!invoice.holds().contains(id), "agreement " + id + " is suspended for it already");
      // One that another debt holds is held by both, and freed only when nothing is owed.
      require(
          agreement.get().state() == Agreement.State.IN_FORCE
              || now.invoices().holding(id).isPresent(),
          "agreement " + id + " is " + agreement.get().state() + ", not IN_FORCE");
      require(owner(id).equals(invoice.organisation()), "agreement " + id + " is another’s");
    }
  }

  private void paid(InvoicePaid e) {
    untied(e);
    var invoice = owed(e.invoice());
    require(
        !e.paidOn().isAfter(LocalDate.ofInstant(at, ZoneOffset.UTC)),
        "money came on a day that has begun, not on " + e.paidOn());
    require(
        !e.paidOn().isBefore(LocalDate.ofInstant(invoice.issuedAt(), ZoneOffset.UTC)),
        "money came after the invoice was issued, not on " + e.paidOn());
  }

  /** Counts and days decide, and nobody else. */
  private static void counted(InvoiceEvent e) {
    require(e.actor().role().equals(Actor.SYSTEM), "lines and days decide this, not an officer");
  }

  private static void days(Instant exactly, Instant said, String rule) {
    require(Duration.between(exactly, said).abs().compareTo(SLACK) <= 0, rule);
  }

  private void untied(InvoiceEvent e) {
    new ActorChecks(now).untied(e.actor(), owed(e.invoice()).organisation());
  }

  private Invoice owed(InvoiceId id) {
    var invoice = now.invoices().of(id);
    known(invoice.isPresent(), "invoice", id);
    require(!invoice.get().settled(), "nothing is owed by invoice " + id + " any more");
    return invoice.get();
  }

  private OrganisationId owner(AgreementId id) {
    return now.agreement(id)
        .flatMap(agreement -> now.app(agreement.app()))
        .orElseThrow(() -> new RegisterRefused("there is no agreement " + id))
        .organisation();
  }
}
