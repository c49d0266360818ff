package org.evenhand.app.office;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.evenhand.app.pages.Chromium;
import org.evenhand.app.pages.Chromium.Screen;
import org.evenhand.app.webhooks.Receiver;
import org.evenhand.app.wiring.HtmlForm;
import org.evenhand.app.wiring.WebClient;
import org.evenhand.vocabulary.OfficeRole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where developers say where their app is told. */
final class WebhookPageTest {
  private final OfficeServer server = OfficeServer.shared();
  private Receiver receiver;

  @BeforeEach
  void start() throws IOException {
    receiver = Receiver.plain();
  }

  @AfterEach
  void stop() {
    receiver.close();
  }

  private static String page(String app) {
    return "/developers/apps/" + app + "/webhook";
  }

  private OfficeVisitor developer(String organisation) {
    var visitor = OfficeVisitor.at(server);
    visitor.enrol(server.officers().invite(organisation, OfficeRole.DEVELOPER, false));
    return visitor;
  }

  private static String pressed(OfficeVisitor who, String app, String act) {
    var form = HtmlForm.in(who.browser().get(page(app)).body(), page(app) + act);
    return who.browser().get(WebClient.location(who.browser().send(form))).body();
  }

  @Test
  void an_address_is_set_tested_used_and_removed() {
    server.register("ferry", "ferry-app");
    var ferry = developer("ferry");
    assertThat(ferry.browser().get("/developers").body()).contains(page("ferry-app"));
    var form = HtmlForm.in(ferry.browser().get(page("ferry-app")).body(), page("ferry-app"));
    var refused = ferry.browser().send(form.with("url", "https://user@ferry.example/"));
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("It names no user", "Nothing was changed");

    var set = ferry.browser().send(form.with("url", receiver.url("/hook")));
    assertThat(ferry.browser().get(WebClient.location(set)).body())
        .contains("The address is set", receiver.url("/hook"));
    assertThat(pressed(ferry, "ferry-app", "/test")).contains("A test event is on its way");
    assertThat(receiver.next().path()).isEqualTo("/hook");
    server.cutOff("cut-ferry", "ferry-app");
    assertThat(receiver.next().type()).isEqualTo("application/secevent+jwt");
    assertThat(pressed(ferry, "ferry-app", "/remove"))
        .contains("The address is removed", "cut off announced", "delivered on");
  }

  @Test
  void only_its_own_organisation_sees_an_apps_webhook_and_an_officer_none() {
    server.register("punt", "punt-app");
    var punt = developer("punt");
    assertThat(punt.browser().get(page("punt-app")).statusCode()).isEqualTo(200);
    assertThat(developer("canoe").browser().get(page("punt-app")).statusCode()).isEqualTo(404);
    var officer = OfficeVisitor.at(server);
    officer.enrol(server.newcomer(OfficeRole.OFFICER));
    assertThat(officer.browser().get(page("punt-app")).statusCode()).isEqualTo(404);
    assertThat(server.browser().get(page("punt-app")).statusCode()).isEqualTo(302);
  }

  @Test
  void a_desk_that_was_left_open_changes_no_address() {
    server.register("raft", "raft-app");
    var raft = developer("raft");
    var form = HtmlForm.in(raft.browser().get(page("raft-app")).body(), page("raft-app"));
    server.wait(Duration.ofMinutes(6));

    var answer = raft.browser().send(form.with("url", receiver.url("/hook")));

    assertThat(WebClient.location(answer)).isEqualTo("/office/confirm?to=" + page("raft-app"));
    assertThat(raft.browser().get(page("raft-app")).body()).contains("It has no address");
  }

  @Test
  void its_page_fits_every_screen_and_is_accessible() {
    server.register("barge", "barge-app");
    var invitation = server.officers().invite("barge", OfficeRole.DEVELOPER, false);
    try (var chromium = Chromium.start();
        var context = chromium.context(Screen.DESK)) {
      var page = context.newPage();
      Authenticators.of(context, page).add("internal");
      page.navigate(server.base() + invitation.path());
      page.getByLabel("What you call it").fill("desk");
      OfficerAtWork.button(page, "Make a passkey").click();
      assertThat(page.getByRole(AriaRole.STATUS)).containsText("you are signed in");
      page.navigate(server.base() + page("barge-app"));
      page.getByLabel("Address").fill(receiver.url("/" + "a".repeat(100)));
      OfficerAtWork.button(page, "Set the address").click();
      assertThat(page.getByRole(AriaRole.STATUS)).containsText("The address is set");
      OfficerAtWork.button(page, "Send a test event").click();
      receiver.next();
      for (var screen : List.of(Screen.NARROW, Screen.NIGHT, Screen.DESK)) {
        Chromium.turn(page, screen);
        Chromium.picture(page, "webhook-" + screen.label());
        Chromium.assertFits(page, "webhook");
        Chromium.assertAccessible(page, "webhook", screen);
      }
    }
  }
}
