package org.evenhand.app.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.evenhand.app.pages.Chromium.Screen;
import org.evenhand.app.wiring.DemoServer;
import org.evenhand.audit.plan.PlanFile;
import org.evenhand.register.Actor;
import org.evenhand.register.AuditEvent;
import org.evenhand.register.AuditEvent.AuditPlanRegistered;
import org.evenhand.register.AuditEvent.AuditReportPublished;
import org.evenhand.register.DocumentHash;
import org.evenhand.register.RegisterSnapshot;
import org.evenhand.register.Terms;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Somebody without an account in a real browser: searches the register, reads, compares. */
class RegisterInBrowserTest {
  private static DemoServer server;
  private static Chromium chromium;

  @BeforeAll
  static void start() {
    chromium = Chromium.start();
    server = DemoServer.shared();
  }

  @AfterAll
  static void stop() {
    if (chromium != null) {
      chromium.close();
    }
  }

  @Test
  void a_search_by_keyboard_leads_to_an_organisation() {
    try (var context = chromium.context(Screen.DESK)) {
      var page = context.newPage();
      page.navigate(server.base() + "/register");
      page.getByLabel("Words").focus();
      page.keyboard().type("northstar");
      page.keyboard().press("Enter");
      assertThat(page.locator("caption")).containsText("Found: ");
      var link =
          page.getByRole(
              AriaRole.LINK,
              new Page.GetByRoleOptions()
                  .setName("Northstar Retail Inc (fictional)")
                  .setExact(true));
      link.first().focus();
      page.keyboard().press("Enter");
      assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
          .hasText("Northstar Retail Inc (fictional)");
    }
  }

  @Test
  void two_versions_of_the_terms_are_chosen_and_compared() {
    try (var context = chromium.context(Screen.DESK)) {
      var page = context.newPage();
      page.navigate(server.base() + "/register/terms");
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Compare the versions"))
          .click();
      assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
          .containsText("What changes from terms");
      assertThat(page.getByText("Apps may no longer ask you for “What you like”").first())
          .isVisible();
    }
  }

  @Test
  void every_page_of_the_register_fits_every_screen_and_axe_finds_nothing_to_object_to() {
    var versions =
        snapshot().termsVersions().stream().map(Terms::version).map(Object::toString).toList();
    try (var context = chromium.context(Screen.DESK)) {
      var page = context.newPage();
      looked(page, "/register", "register");
      looked(page, "/register?q=photo", "register-found");
      looked(page, "/register/apps", "register-apps");
      looked(page, "/register/organisations/lantern-circle", "register-organisation");
      looked(page, "/register/apps/photo-frame", "register-app");
      looked(page, "/register/terms", "register-terms");
      looked(page, "/register/terms/" + versions.getFirst(), "register-terms-one");
      looked(page, "/register/terms/" + versions.getLast(), "register-terms-law");
      looked(page, "/register/law", "register-law");
      looked(page, "/register/plots", "register-plots");
      looked(
          page,
          "/register/terms/" + versions.getFirst() + "/diff/" + versions.getLast(),
          "register-diff");
      looked(page, "/register/cutoffs", "register-cutoffs");
      looked(page, "/register/cutoffs/cut-photos-location", "register-cutoff");
      looked(page, "/register/changes", "register-changes");
      looked(page, "/register/acts/" + lastAct(), "register-act");
      looked(page, "/register/audits", "register-audits");
      looked(page, "/register/audits/" + audited(), "register-audit");
      looked(page, "/register/audits", "register-audited");
      looked(page, "/register/plans/" + PlanFile.standard().hash(), "register-plan");
      looked(page, "/register/apps/none", "register-not-found");
    }
  }

  private static RegisterSnapshot snapshot() {
    return server.platform().register().snapshot();
  }

  /** Registers the standard plan, unless it stands there, and publishes a report by it. */
  private static DocumentHash audited() {
    var acts = server.platform().registerActs();
    var operator = new Actor(Actor.SYSTEM, "operator");
    var standard = PlanFile.standard();
    var plan = new DocumentHash(standard.hash());
    if (snapshot().audits().plan(plan).isEmpty()) {
      acts.record(
          new AuditPlanRegistered(
              operator, "Before anything.", plan, standard.title(), standard.text()));
    }
    var report = DocumentHash.of("report");
    acts.record(
        new AuditReportPublished(
            operator,
            "Once a year.",
            report,
            plan,
            1234,
            "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
            AuditEvent.Level.INCONCLUSIVE,
            List.of("Neither an effect nor its absence could be shown.", "It is a test's.")));
    return report;
  }

  private static long lastAct() {
    var last = new long[1];
    server
        .platform()
        .register()
        .acts(
            0,
            act -> {
              last[0] = act.position();
              return true;
            });
    return last[0];
  }

  private static void looked(Page page, String path, String name) {
    page.navigate(server.base() + path);
    for (var screen : List.of(Screen.PHONE, Screen.NIGHT, Screen.DESK)) {
      Chromium.turn(page, screen);
      if (screen == Screen.PHONE) {
        page.setViewportSize(320, 640);
      }
      var seen = name + "-" + screen.label();
      Chromium.picture(page, seen);
      Chromium.assertFits(page, seen);
      if (screen != Screen.PHONE) {
        Chromium.assertAccessible(page, seen, screen);
      }
    }
  }
}
