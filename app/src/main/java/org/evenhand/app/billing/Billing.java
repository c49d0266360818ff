package org.evenhand.app.billing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.evenhand.app.confidential.Openings;
import org.evenhand.record.Table;
import org.evenhand.register.Actor;
import org.evenhand.register.Agreement;
import org.evenhand.register.Band;
import org.evenhand.register.Invoice;
import org.evenhand.register.InvoiceEvent.InvoiceIssued;
import org.evenhand.register.InvoiceEvent.InvoiceOverdue;
import org.evenhand.register.InvoiceEvent.InvoiceSuspended;
import org.evenhand.register.InvoiceId;
import org.evenhand.register.Register;
import org.evenhand.register.RegisterActs;
import org.evenhand.register.RegisterEvent;
import org.evenhand.register.RegisterRefused;
import org.evenhand.vocabulary.AgreementId;
import org.evenhand.vocabulary.OrganisationId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Invoices each month that has ended, and lets what stays unpaid have its consequences: the same
 * for everybody, since days alone decide.
 *
 * <p>Crash points: a statement is kept before the act that commits to it, and one of the same lines
 * has the same text, so doing it again changes nothing; the month is noted as done only behind all
 * of its invoices, whose ids are the same each time, so none is issued twice or left out.
 */
public final class Billing {
  private static final Logger LOG = LoggerFactory.getLogger(Billing.class);
  private static final Actor BILLING = new Actor(Actor.SYSTEM, "billing");
  private static final byte[] DONE = {'m'};

  /** After a month's end, until its last frames are surely applied. */
  private static final Duration SETTLED = Duration.ofMinutes(10);

  private final Register register;
  private final RegisterActs acts;
  private final Counted counted;
  private final Openings openings;
  private final InstantSource clock;
  private final Table table;

  /**
   * Makes it.
   *
   * @param acts the register's door
   * @param counted counts lines in the record
   * @param openings keeps statements
   * @param clock the record's time
   * @param table notes up to which month all is invoiced
   */
  public Billing(
      Register register,
      RegisterActs acts,
      Counted counted,
      Openings openings,
      InstantSource clock,
      Table table) {
    this.register = register;
    this.acts = acts;
    this.counted = counted;
    this.openings = openings;
    this.clock = clock;
    this.table = table;
  }

  /** The name of a statement among what is kept. */
  static String name(InvoiceId invoice) {
    return "invoice:" + invoice;
  }

  /**
   * Does what is due by now: first what days decide, which no fault of counting may hold up.
   *
   * @throws UncheckedIOException if lines cannot be counted, or a statement cannot be kept
   */
  public synchronized void run() {
    var now = clock.instant();
    for (var one : register.snapshot().invoices().all()) {
      if (one.state(now) == Invoice.State.OVERDUE && one.suspendsAt().isEmpty()) {
        record(
            new InvoiceOverdue(
                BILLING,
                "It was due on " + one.dueAt() + ".",
                one.id(),
                clock.instant().plus(Invoice.NOTICE)));
      } else if (one.suspends(now)) {
        suspend(one);
      }
    }
    invoice(now.minus(SETTLED));
  }

  private void invoice(Instant now) {
    var began = new Pricing(register.snapshot()).began();
    if (began.isEmpty()) {
      return;
    }
    for (var month = next(began.get());
        month.isBefore(Months.of(now));
        month = month.plusMonths(1)) {
      var counts = counted.between(Months.begin(month), Months.end(month));
      var pricing = new Pricing(register.snapshot());
      // Whatever stands in the way of one invoice must not keep the others from being issued.
      boolean all = true;
      for (var debt : pricing.debts(counts)) {
        all &= issued(pricing, month, debt);
      }
      if (!all) {
        return; // and the month is looked at again, until all of its invoices are there
      }
      var done = new Table.Batch.Put(DONE, month.toString().getBytes(US_ASCII));
      table.write(new Table.Batch(List.of(done), List.of(), -1), Table.Durability.SYNCED);
    }
  }

  /** The month behind the last one that is done; at first, the one in which prices came. */
  private YearMonth next(Instant began) {
    var done = table.get(DONE);
    return done == null
        ? Months.of(began)
        : YearMonth.parse(new String(done, US_ASCII)).plusMonths(1);
  }

  private boolean issued(Pricing pricing, YearMonth month, Pricing.Debt debt) {
    try {
      var owed = pricing.owed(month, debt);
      var there = register.snapshot().invoices().of(owed.statement().invoice());
      if (there.isPresent()) { // by a run that was cut short, or else something is badly wrong
        boolean own = there.get().organisation().equals(owed.statement().organisation());
        if (!own) {
          LOG.error("invoice {} is another organisation's", there.get().id());
        }
        return own;
      }
      issue(owed);
      return true;
    } catch (RegisterRefused | IllegalArgumentException | ArithmeticException failure) {
      LOG.error("an invoice of {} could not be issued, and is tried again", debt.payer(), failure);
      return false;
    } catch (IOException failure) {
      throw new UncheckedIOException("a statement could not be kept", failure);
    }
  }

  private void issue(Pricing.Owed owed) throws IOException {
    var statement = owed.statement();
    var total = Band.of(statement.total(), statement.currency());
    var name = name(statement.invoice());
    var commitment = openings.keep(Map.of(name, statement.text())).values().iterator().next();
    var _ =
        acts.record(
            new InvoiceIssued(
                BILLING,
                "For the lines drawn in " + Months.of(statement.from()) + ".",
                statement.invoice(),
                statement.organisation(),
                statement.from(),
                statement.until(),
                owed.amounts(),
                total,
                commitment,
                clock.instant().plus(Invoice.DUE)));
  }

  private void suspend(Invoice unpaid) {
    var agreements = new TreeSet<AgreementId>();
    agreementsOf(unpaid.organisation()).forEach(one -> agreements.add(one.id()));
    agreements.removeAll(unpaid.holds());
    if (!agreements.isEmpty()) {
      record(
          new InvoiceSuspended(
              BILLING,
              "It was due on " + unpaid.dueAt() + ", and the notice has run out.",
              unpaid.id(),
              agreements));
    }
  }

  private List<Agreement> agreementsOf(OrganisationId organisation) {
    var now = register.snapshot();
    return now.apps().stream()
        .filter(app -> app.organisation().equals(organisation))
        .flatMap(app -> now.agreement(app.id()).stream())
        .filter(one -> one.state() == Agreement.State.IN_FORCE || now.invoices().holds(one.id()))
        .toList();
  }

  private void record(RegisterEvent act) {
    try {
      acts.record(act);
    } catch (RegisterRefused overtaken) {
      // Somebody was faster, such as an officer who recorded a payment meanwhile.
      LOG.warn("billing: {}", overtaken.reason());
    }
  }
}
