package org.evenhand.audit.findings;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.evenhand.audit.ledger.Invoice;
import org.evenhand.audit.ledger.Ledger;
import org.evenhand.audit.ledger.LoggedAct;

/**
 * Invoices that were forgiven, or stayed unpaid without a word, where another organisation was told
 * that it would be suspended for its own, or was.
 */
final class UnpaidInvoices implements Rule {
  // An invoice becomes overdue by counting days, which a machine does: weeks of silence are none.
  private static final Duration PATIENCE = Duration.ofDays(14);

  @Override
  public List<Finding> in(Ledger ledger) {
    var all = List.copyOf(ledger.register().invoices().values());
    return all.stream()
        .flatMap(one ->
            without(ledger, one)
                .flatMap(how -> pursued(all, one).map(other -> finding(ledger, one, how, other)))
                .stream())
        .toList();
  }

  /** How it went without consequence; empty if it had one, or needs none. */
  private static Optional<String> without(Ledger ledger, Invoice one) {
    if (one.first(Invoice.OVERDUE).isPresent() || one.first(Invoice.SUSPENDED).isPresent()) {
      return Optional.empty();
    }
    if (one.forgiven()) {
      return Optional.of("was forgiven");
    }
    boolean late = ledger.asOf().isAfter(one.dueAt().plus(PATIENCE));
    return one.settlement().isEmpty() && late
        ? Optional.of("stayed unpaid, and nothing was said")
        : Optional.empty();
  }

  /** Another organisation's invoice that had a consequence, a suspension before a warning. */
  private static Optional<Invoice> pursued(List<Invoice> all, Invoice one) {
    return all.stream()
        .filter(other -> !other.organisation().equals(one.organisation()))
        .filter(other -> other.first(Invoice.SUSPENDED).isPresent())
        .findFirst()
        .or(() ->
            all.stream()
                .filter(other -> !other.organisation().equals(one.organisation()))
                .filter(other -> other.first(Invoice.OVERDUE).isPresent())
                .findFirst());
  }

  private static Finding finding(Ledger ledger, Invoice one, String how, Invoice other) {
    var acts = new ArrayList<LoggedAct>();
    acts.add(one.issued());
    one.settlement().ifPresent(acts::add);
    acts.add(other.issued());
    other.first(Invoice.OVERDUE).ifPresent(acts::add);
    other.first(Invoice.SUSPENDED).ifPresent(acts::add);
    var consequence =
        other.first(Invoice.SUSPENDED).isPresent()
            ? " was suspended for its own"
            : " was told that it would be suspended for its own";
    return new Finding(
        Kind.UNPAID_WITHOUT_CONSEQUENCE,
        "Invoice "
            + one.id()
            + " of "
            + ledger.register().nameOf(one.organisation())
            + " ("
            + one.total()
            + ") "
            + how
            + "; "
            + ledger.register().nameOf(other.organisation())
            + consequence
            + " ("
            + other.total()
            + ").",
        one.settlement().map(LoggedAct::at).orElse(one.dueAt()),
        one.organisation(),
        Words.cited(acts),
        0,
        Severity.CONCERN);
  }
}
