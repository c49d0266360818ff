package org.evenhand.app.billing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
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
   * Does what is due by now.
   *
   * @throws UncheckedIOException if lines cannot be counted, or a statement cannot be kept
   */
  public synchronized void run() {
    var now = clock.instant();
    invoice(now);
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
  }

  private void invoice(Instant now) {
    var pricing = new Pricing(register.snapshot());
    if (!pricing.sellsAnything()) {
      return;
    }
    for (var month = next(now); month.isBefore(Months.of(now)); month = month.plusMonths(1)) {
      var counts = counted.between(Months.begin(month), Months.end(month));
      for (var statement : pricing.statements(month, counts)) {
        issue(statement);
      }
      var done = new Table.Batch.Put(DONE, month.toString().getBytes(US_ASCII));
      table.write(new Table.Batch(List.of(done), List.of(), -1), Table.Durability.SYNCED);
    }
  }

  /** The month behind the last one that is done; at first, the one in which prices came. */
  private YearMonth next(Instant now) {
    var done = table.get(DONE);
    if (done != null) {
      return YearMonth.parse(new String(done, US_ASCII)).plusMonths(1);
    }
    return register.snapshot().termsVersions().stream()
        .filter(terms -> terms.currency().isPresent())
        .map(terms -> Months.of(terms.effectiveFrom()))
        .min(YearMonth::compareTo)
        .orElse(Months.of(now));
  }

  private void issue(Statement statement) {
    if (register.snapshot().invoices().of(statement.invoice()).isPresent()) {
      return; // by a run that was cut short
    }
    try {
      var name = name(statement.invoice());
      var commitment = openings.keep(Map.of(name, statement.text())).values().iterator().next();
      record(
          new InvoiceIssued(
              BILLING,
              "For the lines drawn in " + Months.of(statement.from()) + ".",
              statement.invoice(),
              statement.organisation(),
              statement.from(),
              statement.until(),
              statement.amounts(),
              Band.of(statement.total(), statement.currency()),
              commitment,
              clock.instant().plus(Invoice.DUE)));
    } catch (IOException failure) {
      throw new UncheckedIOException("a statement could not be kept", failure);
    }
  }

  private void suspend(Invoice unpaid) {
    var agreements = new TreeSet<AgreementId>();
    agreementsOf(unpaid.organisation()).forEach(one -> agreements.add(one.id()));
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
        .filter(one -> one.state() == Agreement.State.IN_FORCE)
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
