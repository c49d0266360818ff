package org.evenhand.register;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.evenhand.register.InvoiceEvent.CreditNoteIssued;
import org.evenhand.register.InvoiceEvent.InvoiceIssued;
import org.evenhand.register.InvoiceEvent.InvoiceOverdue;
import org.evenhand.register.InvoiceEvent.InvoicePaid;
import org.evenhand.register.InvoiceEvent.InvoiceSuspended;
import org.evenhand.vocabulary.AgreementId;
import org.evenhand.vocabulary.OrganisationId;

/** What organisations owe for lines that were drawn. */
public final class Invoices {
  private final Map<InvoiceId, Invoice> invoices;

  Invoices() {
    this(new LinkedHashMap<>());
  }

  private Invoices(Map<InvoiceId, Invoice> invoices) {
    this.invoices = invoices;
  }

  /** As it stands now, whatever comes. */
  Invoices copy() {
    return new Invoices(new LinkedHashMap<>(invoices));
  }

  /**
   * Takes an act in.
   *
   * @return the agreements that nothing unpaid holds any more
   */
  Set<AgreementId> apply(InvoiceEvent event, Instant at) {
    switch (event) {
      case InvoiceIssued e -> invoices.put(e.invoice(), Invoice.of(e, at));
      case InvoiceOverdue e ->
          invoices.computeIfPresent(e.invoice(), (_, it) -> it.told(e.suspendsAt()));
      case InvoiceSuspended e ->
          invoices.computeIfPresent(e.invoice(), (_, it) -> it.holding(e.agreements()));
      case InvoicePaid e -> invoices.computeIfPresent(e.invoice(), (_, it) -> it.paid(e.paidOn()));
      case CreditNoteIssued e ->
          invoices.computeIfPresent(e.invoice(), (_, it) -> it.credited(credit(e, at)));
    }
    return of(event.invoice()).filter(Invoice::settled).map(this::freed).orElse(Set.of());
  }

  private static Invoice.Credit credit(CreditNoteIssued e, Instant at) {
    return new Invoice.Credit(
        e.creditNote(), e.amount(), e.statement(), e.reason(), e.actor(), at, e.settles());
  }

  private Set<AgreementId> freed(Invoice settled) {
    return settled.holds().stream()
        .filter(agreement -> holding(agreement).isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether an agreement is suspended for something unpaid. */
  public boolean holds(AgreementId agreement) {
    return holding(agreement).isPresent();
  }

  /** The unpaid invoice for which an agreement is suspended. */
  Optional<Invoice> holding(AgreementId agreement) {
    return invoices.values().stream()
        .filter(one -> !one.settled() && one.holds().contains(agreement))
        .findFirst();
  }

  /** The invoice of that id. */
  public Optional<Invoice> of(InvoiceId id) {
    return Optional.ofNullable(invoices.get(id));
  }

  /** All invoices, in the order in which they were issued. */
  public List<Invoice> all() {
    return List.copyOf(invoices.values());
  }

  /** Those of an organisation, in the order in which they were issued. */
  public Stream<Invoice> of(OrganisationId organisation) {
    return invoices.values().stream().filter(one -> one.organisation().equals(organisation));
  }

  /** Whether there is a credit note of that id. Invoices' ids are others. */
  boolean credited(InvoiceId note) {
    return invoices.values().stream()
        .flatMap(one -> one.credits().stream())
        .anyMatch(credit -> credit.id().equals(note));
  }
}
