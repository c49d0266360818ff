package org.evenhand.app.office;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.evenhand.app.pages.Chromium;
import org.evenhand.app.pages.Chromium.Screen;
import org.evenhand.app.wiring.DemoServer;
import org.evenhand.app.wiring.WebClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Officers favour an app, in browsers of their own: proposed, refused to whom something ties,
 * approved, public, in force, taken back.
 */
class OfficersActInBrowserTest {
  private static final String PHOTOS = "/v1/me/photos?fields=id,location&limit=25";
  private static final LocalDateTime NOW =
      LocalDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MINUTES);

  private static DemoServer server;
  private static Chromium chromium;

  @BeforeAll
  static void start() {
    chromium = Chromium.start();
    server = DemoServer.ofItsOwn();
  }

  @AfterAll
  static void stop() {
    if (chromium != null) {
      chromium.close();
    }
  }

  @Test
  void two_who_are_free_to_favour_an_app_and_until_it_is_revoked_it_gets_more() throws Exception {
    var app = server.app("photo-frame");
    assertThat(gets(app)).as("cut off for everybody").isFalse();

    try (var counsel = OfficerAtWork.comes(server, chromium, "o-4")) {
      counsel
          .begins("declare-tie")
          .fills("id", "tie-lantern")
          .chooses("officer", "o-8")
          .chooses("organisation", "lantern-circle")
          .chooses("kind", "INVESTMENT")
          .fills("since", "2020-05-01")
          .fills("details", "Shares worth more than a yearly salary")
          .because("Seen in the papers.")
          .looks();
      assertThat(counsel.page().locator("main")).not().containsText("yearly salary");
      counsel.records();
      assertThat(registered("/register/officers/o-8")).contains("Lantern Circle");

      try (var partners = OfficerAtWork.comes(server, chromium, "o-2")) {
        propose(partners);
        partners
            .begins("approve-exception/frame-places")
            .because("I want it.")
            .recordsAllTheSame("the instigator cannot approve it");
      }
      try (var below = OfficerAtWork.comes(server, chromium, "o-5")) {
        assertThat(below.page().locator("#needs ~ ul")).hasCount(0);
        below
            .begins("approve-exception/frame-places")
            .because("It harms nobody.")
            .recordsAllTheSame("somebody above them has an open tie to lantern-circle");
      }
      counsel.takes("Approve or leave an exception for Lantern Circle");
      looked(counsel.page(), "office-approve");
      counsel.because("It harms nobody.").records();
      assertThat(gets(app)).as("one approval is not enough").isFalse();
      assertThat(registered("/register/exceptions/frame-places")).contains("proposed");

      try (var reviewer = OfficerAtWork.comes(server, chromium, "o-3")) {
        reviewer
            .takes("Approve or leave an exception for Lantern Circle")
            .because("It harms nobody.")
            .records();
      }
      awaitInForce("/register/exceptions/frame-places");
      assertThat(gets(app)).as("while it is in force").isTrue();
      assertThat(ownPage(app))
          .contains("It gets data that other apps have lost", "/register/exceptions/frame-places");

      counsel.begins("revoke-exception/frame-places").because("It was a favour.").records();
    }
    assertThat(gets(app)).as("afterwards").isFalse();
    assertThat(registered("/register/exceptions/frame-places"))
        .contains("revoked", "somebody above them has an open tie", "the instigator cannot");
    assertThat(kinds())
        .containsSubsequence(
            "tie_declared",
            "exception_proposed",
            "approval_refused",
            "approval_refused",
            "exception_approved",
            "exception_approved",
            "exception_published",
            "exception_revoked");
  }

  @Test
  void a_programme_files_exceptions_in_the_open_that_take_two_approvals_like_any_other() {
    try (var partners = OfficerAtWork.comes(server, chromium, "o-8")) {
      looked(partners.page(), "office-home");
      partners.page().getByText("Do something").click();
      looked(partners.page(), "office-acts");
      partners
          .begins("open-programme")
          .fills("id", "friends-of-ours")
          .fills("title", "Friends of ours")
          .chooses("rule", "listed")
          .ticks("organisations", "meadow-institute")
          .chooses("effect", "limits")
          .fills("calls", "7")
          .fills("people", "70")
          .fills("until", NOW.plusDays(30).toString())
          .chooses("instigator", "o-8")
          .because("We like them.")
          .records();
      assertThat(partners.page().getByRole(AriaRole.STATUS))
          .containsText("1 exceptions are proposed");
    }
    assertThat(registered("/register/programmes/friends-of-ours")).contains("Meadow Institute");
    for (var who : List.of("o-9", "o-1")) {
      try (var officer = OfficerAtWork.comes(server, chromium, who)) {
        officer
            .begins("approve-exception/friends-of-ours.meadow-institute")
            .because("The rule says so.")
            .records();
      }
    }
    awaitInForce("/register/exceptions/friends-of-ours.meadow-institute");
  }

  @Test
  void an_organisation_sees_its_apps_and_what_ends() {
    try (var developer = OfficerAtWork.comes(server, chromium, "northstar-retail")) {
      assertThat(developer.page().locator("h1")).hasText("Northstar Retail Inc (fictional)");
      assertThat(developer.page().locator("main")).containsText("Northstar Phone");
      looked(developer.page(), "developers");
      developer.page().getByText("Do something").click();
      looked(developer.page(), "developers-acts");
    }
  }

  private static void propose(OfficerAtWork partners) {
    partners
        .begins("propose-exception")
        .fills("id", "frame-places")
        .chooses("organisation", "lantern-circle")
        .ticks("apps", "photo-frame")
        .chooses("effect", "lenience")
        .chooses("cutoff", "cut-photos-location")
        .fills("from", NOW.minusDays(1).toString())
        .fills("until", NOW.plusDays(30).toString())
        .chooses("instigator", "o-2")
        .because("Albums with places sell better.")
        .looks();
    assertThat(partners.page().locator("#objection")).containsText("begins now or later");
    looked(partners.page(), "office-look");
    OfficerAtWork.button(partners.page(), "Change it").click();
    looked(partners.page(), "office-propose");
    partners.fills("from", "");
    partners.records();
    looked(partners.page(), "office-recorded");
  }

  /** Whether the app gets to see where photos were taken. */
  private static boolean gets(DemoServer.App app) {
    var answer = server.call(PHOTOS, app.token());
    if (answer.statusCode() == 403) {
      assertThat(answer.body()).contains("/docs/problems/cut-off");
      return false;
    }
    assertThat(answer.statusCode()).isEqualTo(200);
    return true;
  }

  /** What the person whose data it is reads about the app. */
  private static String ownPage(DemoServer.App app) {
    var browser = new WebClient(server);
    browser.signIn(server.holder(app));
    return browser.get("/me").body();
  }

  private static String registered(String path) {
    return server.call(path, "").body();
  }

  private static List<String> kinds() {
    return server.recordAfter(0).stream()
        .filter(line -> line.path("kind").asString().equals("register"))
        .map(line -> line.path("entry").path("type").asString())
        .toList();
  }

  private static void awaitInForce(String path) {
    for (int tenths = 0; tenths < 1_200; tenths++) {
      if (registered(path).contains("in force, ")) {
        return;
      }
      LockSupport.parkNanos(100_000_000);
    }
    throw new AssertionError("it never came into force");
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
