package org.evenhand.app.billing;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.evenhand.app.demo.PassingServer;
import org.evenhand.app.office.OfficerAtWork;
import org.evenhand.app.pages.Chromium;
import org.evenhand.app.pages.Chromium.Screen;
import org.evenhand.register.Actor;
import org.evenhand.register.Commitment;
import org.evenhand.register.Invoice;
import org.evenhand.register.RegisterEvent.AgreementAccepted;
import org.evenhand.register.RegisterEvent.TermsPublished;
import org.evenhand.register.Terms;
import org.evenhand.vocabulary.AgreementId;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Limits;
import org.evenhand.vocabulary.OfficeRole;
import org.evenhand.vocabulary.Purpose;
import org.evenhand.vocabulary.TermsVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Data is sold by the line, an invoice goes unpaid, and is paid. */
class UnpaidInvoiceInBrowserTest {
  private static final String MAPS = "sunny-maps";
  private static final String FRIENDS = "/v1/me/friends?fields=id,name&limit=10";
  private static final DataTypeId NAME = new DataTypeId("profile.name");
  private static final DataTypeId LIST = new DataTypeId("friends");
  private static final Purpose PURPOSE = new Purpose("Personalisation");
  private static final long PRICE = 7;

  @TempDir private Path folder;

  @Test
  void what_is_drawn_is_invoiced_what_is_unpaid_suspends_and_a_payment_ends_that()
      throws IOException {
    try (var server = PassingServer.start(folder.resolve("p"));
        var chromium = Chromium.start()) {
      sell(server);
      long lines = 0;
      for (int calls = 0; calls < 3; calls++) {
        lines += drawn(server);
      }
      var month = Months.of(server.now());
      server.skipTo(Months.end(month).plus(Duration.ofHours(5)));
      server.part(Billing.class).run();
      server.part(Billing.class).run(); // twice is once
      var invoice = server.platform().register().snapshot().invoices().all().getFirst();
      assertThat(server.platform().register().snapshot().invoices().all()).hasSize(1);
      assertThat(invoice.organisation().value()).isEqualTo("sunny-cartography");

      try (var developer = comes(server, chromium, "sunny-cartography", OfficeRole.DEVELOPER)) {
        exact(developer, invoice, lines);
      }
      try (var rival = comes(server, chromium, "northstar-retail", OfficeRole.DEVELOPER)) {
        rival.page().navigate(server.base() + "/developers/invoices/" + invoice.id());
        assertThat(rival.page().locator("main")).not().containsText("Total");
      }
      assertThat(server.get("/register/invoices/" + invoice.id()))
          .contains("to be paid")
          .doesNotContain(words(lines * PRICE));

      server.skipTo(invoice.dueAt().plusSeconds(1));
      server.part(Billing.class).run();
      assertThat(server.get("/register/invoices/" + invoice.id())).contains("overdue");
      assertThat(drawn(server)).as("within the notice").isPositive();
      server.skipTo(server.now().plus(Invoice.NOTICE).plusSeconds(60));
      server.part(Billing.class).run();
      assertThat(server.get("/register/invoices/" + invoice.id()))
          .contains("unpaid; agreements suspended");
      var refused = server.call(MAPS, FRIENDS);
      assertThat(refused.statusCode()).isEqualTo(403);
      assertThat(refused.body()).contains("/docs/problems/agreement-suspended");

      try (var officer = comes(server, chromium, "o-4", OfficeRole.OFFICER)) {
        officer
            .begins("invoice-paid/" + invoice.id())
            .fills("paid", server.now().toString().substring(0, 10))
            .because("The money came.")
            .records();
        officer.page().navigate(server.base() + "/register/invoices/" + invoice.id());
        assertThat(officer.page().locator("main")).containsText("paid");
        looked(officer.page(), "register-invoice");
        officer.page().navigate(server.base() + "/register/invoices");
        assertThat(officer.page().locator("main")).containsText("Invoiced for each data type");
        looked(officer.page(), "register-invoices");
      }
      assertThat(drawn(server)).as("paid").isPositive();
    }
  }

  private static OfficerAtWork comes(
      PassingServer server, Chromium chromium, String id, OfficeRole role) {
    return OfficerAtWork.comes(server.base(), server.invitation(id, role), chromium);
  }

  /** Terms with a price for names, to which an app agrees. */
  private static void sell(PassingServer server) {
    var acts = server.platform().registerActs();
    var effective = server.now().plus(Duration.ofDays(16)).plusSeconds(60); // as the terms promise
    acts.record(
        new TermsPublished(
            new Actor(Actor.SYSTEM, "operator"),
            "Names are sold by the line.",
            new Terms(
                new TermsVersion("sold"),
                effective,
                Map.of(NAME, Set.of(PURPOSE), LIST, Set.of(PURPOSE)),
                new Limits(1000, 50_000),
                30,
                Map.of(),
                Map.of(NAME, PRICE, LIST, 0L),
                Optional.of("EUR"),
                0)));
    acts.record(
        new AgreementAccepted(
            new Actor(Actor.DEVELOPER, "sunny-cartography"),
            "We buy.",
            new AgreementId("maps-sold"),
            new AppId(MAPS),
            new TermsVersion("sold"),
            Set.of(NAME, LIST),
            Set.of(PURPOSE)));
    server.skipTo(effective);
  }

  /** How many names an answer holds. */
  private static long drawn(PassingServer server) {
    var answer = server.call(MAPS, FRIENDS);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    long names = 0;
    for (var friend : new JsonMapper().readTree(answer.body()).path("data")) {
      names += friend.has("name") ? 1 : 0;
    }
    return names;
  }

  private static String words(long cents) {
    return org.evenhand.app.pages.Words.money(cents, "EUR");
  }

  private static void exact(OfficerAtWork developer, Invoice invoice, long lines)
      throws IOException {
    var page = developer.page();
    page.navigate(developer.base() + "/developers");
    page.getByText(invoice.id().value()).click();
    assertThat(page.locator("dl").first()).containsText(words(lines * PRICE));
    assertThat(page.locator("table"))
        .containsText("profile.name for Personalisation, by terms:sold");
    looked(page, "invoice");
    var download = page.waitForDownload(() -> page.getByText("Download as JSON").click());
    var text = Files.readString(download.path());
    var json = new JsonMapper().readTree(text);
    assertThat(json.path("total").asLong()).isEqualTo(lines * PRICE);
    assertThat(json.path("items").get(0).path("lines").asLong()).isEqualTo(lines);
    // Whoever has the salt and the file checks the public commitment with nothing else.
    var salt = page.locator("dd").last().innerText();
    assertThat(Commitment.to(java.util.HexFormat.of().parseHex(salt), text))
        .isEqualTo(invoice.statement());
    var csv = page.waitForDownload(() -> page.getByText("Download as CSV").click());
    assertThat(Files.readString(csv.path()))
        .contains(
            "sunny-maps,profile.name,Personalisation,terms:sold," + lines + "," + PRICE + ",");
  }

  private static void looked(Page page, String name) {
    for (var screen : List.of(Screen.NARROW, Screen.DESK)) {
      Chromium.turn(page, screen);
      var seen = name + "-" + screen.label();
      Chromium.picture(page, seen);
      Chromium.assertFits(page, seen);
    }
    Chromium.assertAccessible(page, name, Screen.DESK);
  }
}
