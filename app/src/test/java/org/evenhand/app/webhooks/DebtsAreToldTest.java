package org.evenhand.app.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.evenhand.people.CatalogueFile;
import org.evenhand.record.Change;
import org.evenhand.record.Entry;
import org.evenhand.register.Actor;
import org.evenhand.register.App;
import org.evenhand.register.Band;
import org.evenhand.register.Commitment;
import org.evenhand.register.Invoice;
import org.evenhand.register.InvoiceEvent;
import org.evenhand.register.InvoiceId;
import org.evenhand.register.LawFile;
import org.evenhand.register.Organisation;
import org.evenhand.register.Register;
import org.evenhand.register.RegisterActs;
import org.evenhand.register.RegisterEvent;
import org.evenhand.store.memory.MemoryTable;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.OrganisationId;
import org.evenhand.vocabulary.Purpose;
import org.junit.jupiter.api.Test;

/**
 * What an organisation owes, and what follows, is told to each of its apps and to nobody else's.
 */
class DebtsAreToldTest {
  private static final Actor OPERATOR = new Actor(Actor.SYSTEM, "operator");
  private static final String WHY = "For a test.";
  private static final InvoiceId INVOICE = new InvoiceId("inv-1");

  private final Register register = Register.open(new MemoryTable(), CatalogueFile.builtIn());
  private Instant now = Instant.parse("2026-05-01T10:00:00Z");
  private long position;
  private final RegisterActs acts =
      new RegisterActs(this::append, register, () -> now, LawFile.builtIn());

  private long append(Change change) {
    register.apply(List.of(new Entry(++position, now, change)), position);
    return position;
  }

  private List<Telling> told(RegisterEvent event) {
    long at = acts.record(event);
    var tellings =
        new Tellings(CatalogueFile.builtIn(), URI.create("https://data.example"), (_, _) -> false);
    var told = new ArrayList<Telling>();
    register.acts(
        at,
        act -> {
          told.addAll(tellings.of(act, register.snapshot()).toList());
          return false;
        });
    return told;
  }

  @Test
  void each_step_of_a_debt_is_told_to_all_apps_of_its_organisation() {
    for (var app : List.of("maps", "walks", "rival")) {
      var owner = new OrganisationId(app.equals("rival") ? "other" : "sunny");
      if (register.snapshot().organisation(owner).isEmpty()) {
        acts.record(
            new RegisterEvent.OrganisationRegistered(
                OPERATOR, WHY, new Organisation(owner, "Co (fictional)", "AQ", "a@b.example")));
      }
      acts.record(new RegisterEvent.AppRegistered(OPERATOR, WHY, app(app, owner)));
    }
    var issued =
        told(
            new InvoiceEvent.InvoiceIssued(
                OPERATOR,
                WHY,
                INVOICE,
                new OrganisationId("sunny"),
                now.minusSeconds(9),
                now,
                Map.of(),
                Band.of(700, "EUR"),
                Commitment.to(new byte[Commitment.SALT_BYTES], "x"),
                now.plus(Invoice.DUE)));
    assertThat(issued).extracting(Telling::event).containsOnly("invoice_issued");
    assertThat(issued)
        .extracting(one -> one.app().value())
        .containsExactlyInAnyOrder("maps", "walks");
    assertThat(issued.getFirst().says().path("due_at").asString())
        .isEqualTo(now.plus(Invoice.DUE).toString());

    now = now.plus(Invoice.DUE).plusSeconds(1);
    var overdue =
        told(new InvoiceEvent.InvoiceOverdue(OPERATOR, WHY, INVOICE, now.plus(Invoice.NOTICE)));
    assertThat(overdue).extracting(Telling::event).containsOnly("invoice_overdue");
    assertThat(overdue.getFirst().says().path("suspends_at").asString())
        .isEqualTo(now.plus(Invoice.NOTICE).toString());
    var paid =
        told(
            new InvoiceEvent.InvoicePaid(
                OPERATOR, WHY, INVOICE, LocalDate.parse("2026-05-20"), Optional.empty()));
    assertThat(paid).extracting(Telling::event).containsOnly("invoice_paid");
  }

  private static App app(String name, OrganisationId owner) {
    return new App(
        new AppId(name),
        "App",
        owner,
        "games",
        Set.of(new Purpose("Personalisation")),
        List.of(URI.create("https://app.example/back")),
        URI.create("https://app.example/"),
        "Plays.");
  }
}
