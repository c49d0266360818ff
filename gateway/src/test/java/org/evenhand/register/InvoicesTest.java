package org.evenhand.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.evenhand.register.Acts.ADVERTISING;
import static org.evenhand.register.Acts.OPERATOR;
import static org.evenhand.register.Acts.START;
import static org.evenhand.register.Acts.WHY;
import static org.evenhand.register.Favours.SEALED;
import static org.evenhand.register.Favours.officer;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.evenhand.register.InvoiceEvent.CreditNoteIssued;
import org.evenhand.register.InvoiceEvent.InvoiceIssued;
import org.evenhand.register.InvoiceEvent.InvoiceOverdue;
import org.evenhand.register.InvoiceEvent.InvoicePaid;
import org.evenhand.register.InvoiceEvent.InvoiceSuspended;
import org.evenhand.register.RegisterEvent.AgreementEnded;
import org.evenhand.register.RegisterEvent.AgreementResumed;
import org.evenhand.register.RegisterEvent.AgreementSuspended;
import org.evenhand.register.RegisterEvent.TermsPublished;
import org.evenhand.vocabulary.AgreementId;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.ExceptionId;
import org.evenhand.vocabulary.Limits;
import org.evenhand.vocabulary.OrganisationId;
import org.evenhand.vocabulary.Purpose;
import org.evenhand.vocabulary.Standing;
import org.evenhand.vocabulary.TermsVersion;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is owed for lines that were drawn, and what is suspended for it. */
class InvoicesTest {
  private static final Duration DAY = Duration.ofDays(1);
  private static final InvoiceId INVOICE = new InvoiceId("inv-1");
  private static final AgreementId AGREEMENT = new AgreementId("agr-1");
  private static final AppId APP = new AppId("sunny-app");

  private final Office office = new Office();

  @BeforeEach
  void begin() {
    for (var who : new String[] {"ada", "ben"}) {
      office.acts.record(Favours.appointed(who, ""));
    }
    for (var name : new String[] {"sunny", "rival"}) {
      office.acts.record(Acts.organisation(name));
      office.acts.record(Acts.app(name + "-app", name, ADVERTISING));
    }
    office.acts.record(Acts.terms("v1", Map.of(Types.FRIENDS, Set.of(ADVERTISING))));
    office.acts.record(
        Acts.accepted("agr-1", "sunny-app", "v1", Set.of(Types.FRIENDS), ADVERTISING));
    office.ahead = Duration.ofDays(60);
  }

  private void refused(RegisterEvent act, String because) {
    assertThatThrownBy(() -> office.acts.record(act))
        .isInstanceOf(RegisterRefused.class)
        .hasMessageContaining(because);
  }

  private InvoiceIssued issued(Actor by, String id, int fromDay, int untilDay, Duration due) {
    var band = Band.of(12_345, "EUR");
    return new InvoiceIssued(
        by,
        WHY,
        new InvoiceId(id),
        new OrganisationId("sunny"),
        START.plus(DAY.multipliedBy(fromDay)),
        START.plus(DAY.multipliedBy(untilDay)),
        Map.of(Types.FRIENDS, band),
        band,
        SEALED,
        office.now().plus(due));
  }

  private void issue() {
    office.acts.record(issued(OPERATOR, "inv-1", 0, 30, Invoice.DUE));
  }

  private InvoiceOverdue overdue() {
    return new InvoiceOverdue(OPERATOR, WHY, INVOICE, office.now().plus(Invoice.NOTICE));
  }

  private static InvoiceSuspended suspended() {
    return new InvoiceSuspended(OPERATOR, WHY, INVOICE, Set.of(AGREEMENT));
  }

  private InvoicePaid paid(Actor by) {
    var today = LocalDate.ofInstant(office.now(), ZoneOffset.UTC);
    return new InvoicePaid(by, "The money came.", INVOICE, today, Optional.empty());
  }

  private void pass(Duration time) {
    office.ahead = office.ahead.plus(time);
  }

  private void suspend() {
    issue();
    pass(Invoice.DUE.plus(DAY));
    office.acts.record(overdue());
    pass(Invoice.NOTICE.plus(DAY));
    office.acts.record(suspended());
  }

  private Standing standing() {
    return office.register.snapshot().standing(APP, office.now());
  }

  private Invoice.State state() {
    return office.register.snapshot().invoices().of(INVOICE).orElseThrow().state(office.now());
  }

  @Test
  void what_is_not_paid_is_told_to_be_overdue_then_suspends_and_counts_again_once_paid() {
    issue();
    assertThat(state()).isEqualTo(Invoice.State.OPEN);
    refused(overdue(), "not due yet");
    pass(Invoice.DUE.plus(DAY));
    assertThat(state()).isEqualTo(Invoice.State.OVERDUE);
    refused(suspended(), "notice of invoice inv-1 has not run out");
    office.acts.record(overdue());
    refused(overdue(), "said already");
    refused(suspended(), "notice of invoice inv-1 has not run out");
    assertThat(standing()).isInstanceOf(Standing.InForce.class);
    pass(Invoice.NOTICE.plus(DAY));
    office.acts.record(suspended());
    assertThat(state()).isEqualTo(Invoice.State.SUSPENDING);
    assertThat(standing()).isEqualTo(new Standing.Suspended(AGREEMENT, "invoice inv-1 is unpaid"));
    office.acts.record(paid(officer("ada")));
    assertThat(state()).isEqualTo(Invoice.State.PAID);
    assertThat(standing()).isInstanceOf(Standing.InForce.class);
    refused(paid(officer("ada")), "nothing is owed");
  }

  @Test
  void no_officer_lifts_a_debts_suspension_for_a_favourite() {
    suspend();
    refused(new AgreementResumed(officer("ada"), WHY, AGREEMENT), "invoice inv-1 is unpaid");
    office.acts.record(new AgreementEnded(officer("ada"), WHY, AGREEMENT));
    refused(
        Acts.accepted("agr-2", "sunny-app", "v1", Set.of(Types.FRIENDS), ADVERTISING),
        "invoice inv-1 is unpaid");
    office.acts.record(paid(officer("ada")));
    office.acts.record(
        Acts.accepted("agr-2", "sunny-app", "v1", Set.of(Types.FRIENDS), ADVERTISING));
  }

  @Test
  void whom_something_ties_to_an_organisation_neither_says_that_it_paid_nor_credits_it() {
    issue();
    office.acts.record(Favours.tie("tie-1", "ada", "sunny"));
    refused(paid(officer("ada")), "open tie to sunny");
    refused(credit(officer("ada"), 100, "EUR", true), "open tie to sunny");
    refused(paid(new Actor(Actor.DEVELOPER, "sunny")), "no officer in office");
    office.acts.record(paid(officer("ben")));
  }

  private static CreditNoteIssued credit(Actor by, long amount, String currency, boolean settles) {
    return new CreditNoteIssued(
        by, WHY, INVOICE, new InvoiceId("cn-1"), Band.of(amount, currency), SEALED, settles);
  }

  @Test
  void a_credit_note_takes_back_no_more_than_is_owed_and_frees_what_was_suspended() {
    suspend();
    refused(credit(officer("ada"), 1_000_000, "EUR", true), "no more than what is owed");
    refused(credit(officer("ada"), 100, "USD", true), "is in EUR");
    refused(credit(officer("ada"), 0, "EUR", true), "something is left");
    office.acts.record(credit(officer("ada"), 12_345, "EUR", true));
    assertThat(state()).isEqualTo(Invoice.State.CREDITED);
    assertThat(standing()).isInstanceOf(Standing.InForce.class);
  }

  @Test
  void an_invoice_comes_from_counts_and_days_alone() {
    refused(issued(officer("ada"), "inv-1", 0, 30, Invoice.DUE), "not an officer");
    refused(issued(OPERATOR, "inv-1", 0, 90, Invoice.DUE), "a moment that has passed");
    refused(issued(OPERATOR, "inv-1", 0, 30, DAY), "due 30 days after");
    refused(issued(OPERATOR, "inv-1", 0, 30, DAY.multipliedBy(300)), "due 30 days after");
    issue();
    refused(issued(OPERATOR, "inv-1", 30, 40, Invoice.DUE), "registered already");
    office.acts.record(credit(officer("ada"), 100, "EUR", false));
    office.acts.record(issued(OPERATOR, "cn-1", 50, 55, Invoice.DUE)); // ids of another sort
    refused(issued(OPERATOR, "inv-2", 29, 40, Invoice.DUE), "counts a part of that time");
    office.acts.record(issued(OPERATOR, "inv-2", 30, 40, Invoice.DUE));
  }

  @Test
  void a_payment_frees_only_what_no_other_debt_holds() {
    issue();
    office.acts.record(issued(OPERATOR, "inv-2", 30, 40, Invoice.DUE));
    var second = new InvoiceId("inv-2");
    pass(Invoice.DUE.plus(DAY));
    office.acts.record(overdue());
    office.acts.record(
        new InvoiceOverdue(OPERATOR, WHY, second, office.now().plus(Invoice.NOTICE)));
    pass(Invoice.NOTICE.plus(DAY));
    office.acts.record(suspended());
    office.acts.record(new InvoiceSuspended(OPERATOR, WHY, second, Set.of(AGREEMENT)));
    office.acts.record(paid(officer("ada")));
    assertThat(standing()).isInstanceOf(Standing.Suspended.class);
    var today = LocalDate.ofInstant(office.now(), ZoneOffset.UTC);
    office.acts.record(new InvoicePaid(officer("ada"), WHY, second, today, Optional.empty()));
    assertThat(standing()).isInstanceOf(Standing.InForce.class);
    office.acts.record(new AgreementSuspended(officer("ben"), "Something else.", AGREEMENT));
    assertThat(standing()).isInstanceOf(Standing.Suspended.class);
  }

  @Test
  void a_line_costs_what_the_nearest_price_says_and_an_exceptions_price_goes_before() {
    office.acts.record(
        new TermsPublished(
            OPERATOR,
            WHY,
            new Terms(
                new TermsVersion("v2"),
                START.plus(DAY),
                Map.of(
                    Types.PHOTOS, Set.of(ADVERTISING),
                    Types.TAGS, Set.of(ADVERTISING)),
                new Limits(1000, 5000),
                30,
                Map.of(),
                Map.of(Types.PHOTOS, 2L, Types.TAGS, 7L),
                Optional.of("EUR"),
                0)));
    var effect = new Effect.Price(Map.of(Types.TAGS, 0L), "USD");
    var terms = Favours.terms("exc-1", "sunny-app", "sunny", effect, office.now().plus(DAY));
    office.acts.record(new ExceptionEvent.ExceptionProposed(officer("ada"), WHY, terms));
    assertThat(price("photos.location", List.of())).contains(new UnitPrice(2, "EUR"));
    assertThat(price("photos.tags", List.of())).contains(new UnitPrice(7, "EUR"));
    var excepted = List.of(new ExceptionId("exc-1"));
    assertThat(price("photos.tags", excepted)).contains(new UnitPrice(0, "USD"));
    assertThat(price("photos.location", excepted)).contains(new UnitPrice(2, "EUR"));
  }

  private Optional<UnitPrice> price(String type, List<ExceptionId> exceptions) {
    return office
        .register
        .snapshot()
        .unitPrice(
            new TermsVersion("v2"), exceptions, new DataTypeId(type), new Purpose("Advertising"));
  }
}
