package org.evenhand.app.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.evenhand.app.confidential.Openings;
import org.evenhand.people.CatalogueFile;
import org.evenhand.record.Change;
import org.evenhand.record.Entry;
import org.evenhand.record.RecordStopped;
import org.evenhand.record.segment.Metered;
import org.evenhand.register.Actor;
import org.evenhand.register.App;
import org.evenhand.register.Band;
import org.evenhand.register.Invoice;
import org.evenhand.register.InvoiceEvent.CreditNoteIssued;
import org.evenhand.register.InvoiceId;
import org.evenhand.register.LawFile;
import org.evenhand.register.Organisation;
import org.evenhand.register.Register;
import org.evenhand.register.RegisterActs;
import org.evenhand.register.RegisterEvent.AppRegistered;
import org.evenhand.register.RegisterEvent.OrganisationRegistered;
import org.evenhand.register.RegisterEvent.TermsPublished;
import org.evenhand.register.Terms;
import org.evenhand.store.memory.MemoryTable;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Limits;
import org.evenhand.vocabulary.OrganisationId;
import org.evenhand.vocabulary.Purpose;
import org.evenhand.vocabulary.TermsVersion;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each month that has ended is invoiced, once, whatever happens in between. */
class BillingTest {
  private static final Actor OPERATOR = new Actor(Actor.SYSTEM, "operator");
  private static final String WHY = "For a test.";
  private static final Purpose PURPOSE = new Purpose("Personalisation");
  private static final DataTypeId NAMES = new DataTypeId("profile.name");
  private static final DataTypeId LIKES = new DataTypeId("likes");
  private static final String LONG = "a-company-whose-name-goes-on-and-on-and-on-until-it-ends-";
  private static final Instant START = Instant.parse("2026-03-10T10:00:00Z");

  @TempDir private Path folder;

  private final MemoryTable acts = new MemoryTable();
  private final MemoryTable table = new MemoryTable();
  private final Register register = Register.open(acts, CatalogueFile.builtIn());
  private final Map<String, List<Metered>> months = new HashMap<>();
  private Instant now = START;
  private long position;
  private boolean meterFails;
  private Openings openings;
  private RegisterActs door;

  @BeforeEach
  void begin() throws IOException {
    openings = Openings.in(folder, new SecureRandom());
    door = new RegisterActs(this::append, register, () -> now, LawFile.builtIn());
    for (var name : List.of("sunny", LONG + "1", LONG + "2")) {
      var id = new OrganisationId(name);
      door.record(
          new OrganisationRegistered(
              OPERATOR, WHY, new Organisation(id, "Company (fictional)", "AQ", "a@b.example")));
      door.record(new AppRegistered(OPERATOR, WHY, app(name, id)));
    }
  }

  private static App app(String name, OrganisationId owner) {
    return new App(
        new AppId(name),
        "App",
        owner,
        "games",
        Set.of(PURPOSE),
        List.of(URI.create("https://app.example/back")),
        URI.create("https://app.example/"),
        "Plays.");
  }

  private long append(Change change) {
    var entry = new Entry(++position, now, change);
    register.apply(List.of(entry), position);
    return position;
  }

  private void sell() {
    door.record(
        new TermsPublished(
            OPERATOR,
            WHY,
            new Terms(
                new TermsVersion("v1"),
                now,
                Map.of(NAMES, Set.of(PURPOSE), LIKES, Set.of(PURPOSE)),
                new Limits(10, 10),
                30,
                Map.of(),
                Map.of(NAMES, 3L, LIKES, 5L),
                Optional.of("EUR"),
                0)));
  }

  private Billing billing() {
    return new Billing(
        register,
        door,
        (from, _) -> {
          if (meterFails) {
            throw new IllegalStateException("a segment cannot be read");
          }
          return months.getOrDefault(Months.of(from).toString(), List.of());
        },
        openings,
        () -> now,
        table);
  }

  private void drew(String month, String app, DataTypeId type, long lines, long people) {
    months
        .computeIfAbsent(month, _ -> new java.util.ArrayList<>())
        .add(
            new Metered(
                new AppId(app), PURPOSE, new TermsVersion("v1"), List.of(), type, lines, people));
  }

  private List<Invoice> invoices() {
    return register.snapshot().invoices().all();
  }

  @Test
  void all_months_that_have_ended_are_invoiced_once_and_the_exact_sums_are_kept() {
    sell();
    drew("2026-03", "sunny", NAMES, 100, 20);
    drew("2026-05", "sunny", NAMES, 7, 20);
    now = Instant.parse("2026-06-01T00:05:00Z");
    billing().run();
    assertThat(invoices()).as("May's last frames may be on their way").hasSize(1);
    now = Instant.parse("2026-06-01T00:10:00Z");
    billing().run();
    billing().run();
    assertThat(invoices())
        .extracting(one -> one.id().value())
        .containsExactly("sunny-2026-03-eur", "sunny-2026-05-eur");
    var kept = openings.of("invoice:sunny-2026-03-eur").orElseThrow();
    assertThat(Statement.read(kept.value()).total()).isEqualTo(300);
    assertThat(kept.commitment()).isEqualTo(invoices().getFirst().statement());
  }

  @Test
  void what_concerned_fewer_than_ten_people_stands_in_the_total_alone() {
    sell();
    drew("2026-03", "sunny", NAMES, 100, 20);
    drew("2026-03", "sunny", LIKES, 100, 9);
    now = Instant.parse("2026-04-02T00:00:00Z");
    billing().run();
    assertThat(invoices().getFirst().amounts()).containsOnlyKeys(NAMES);
    assertThat(invoices().getFirst().total()).isEqualTo(Band.of(800, "EUR"));
  }

  @Test
  void no_credit_note_and_no_namesake_takes_an_invoices_place() throws IOException {
    sell();
    drew("2026-03", "sunny", NAMES, 100, 20);
    drew("2026-04", "sunny", NAMES, 100, 20);
    drew("2026-04", LONG + "1", NAMES, 1, 20);
    drew("2026-04", LONG + "2", NAMES, 2, 20);
    now = Instant.parse("2026-04-02T00:00:00Z");
    billing().run();
    var later = new InvoiceId("sunny-2026-04-eur");
    var note = openings.keep(Map.of("credit:" + later, "100 EUR")).values().iterator().next();
    door.record(
        new CreditNoteIssued(
            OPERATOR,
            WHY,
            new InvoiceId("sunny-2026-03-eur"),
            later,
            Band.of(100, "EUR"),
            note,
            false));
    now = Instant.parse("2026-05-02T00:00:00Z");
    billing().run();
    assertThat(invoices()).hasSize(4);
    assertThat(invoices())
        .extracting(one -> one.organisation().value())
        .containsExactlyInAnyOrder("sunny", "sunny", LONG + "1", LONG + "2");
    assertThat(openings.of("credit:" + later).orElseThrow().commitment()).isEqualTo(note);
  }

  @Test
  void one_invoice_that_cannot_be_made_holds_up_neither_others_nor_days() {
    sell();
    drew("2026-03", "sunny", NAMES, 10, 20);
    drew("2026-03", LONG + "1", NAMES, Long.MAX_VALUE / 4, 20);
    drew("2026-03", LONG + "2", NAMES, 10, 20);
    now = Instant.parse("2026-04-02T00:00:00Z");
    billing().run();
    assertThat(invoices()).hasSize(2);
    months.clear();
    drew("2026-03", LONG + "1", NAMES, 10, 20);
    billing().run();
    assertThat(invoices()).as("once it can be made").hasSize(3);

    meterFails = true;
    now = now.plus(Invoice.DUE).plus(Duration.ofDays(1));
    try {
      billing().run();
    } catch (IllegalStateException unreadable) {
      // told, and tried again
    }
    assertThat(invoices()).allMatch(one -> one.suspendsAt().isPresent());
  }

  @Test
  void a_crash_between_keeping_and_recording_invoices_once() {
    sell();
    drew("2026-03", "sunny", NAMES, 10, 20);
    now = Instant.parse("2026-04-02T00:00:00Z");
    var whole = door;
    door =
        new RegisterActs(
            change -> {
              throw new RecordStopped("killed");
            },
            register,
            () -> now,
            LawFile.builtIn());
    try {
      billing().run();
    } catch (RuntimeException killed) {
      // as the process would end
    }
    assertThat(invoices()).isEmpty();
    var kept = openings.of("invoice:sunny-2026-03-eur").orElseThrow();
    door = whole;
    billing().run();
    assertThat(invoices()).hasSize(1);
    assertThat(openings.of("invoice:sunny-2026-03-eur")).contains(kept);
  }
}
