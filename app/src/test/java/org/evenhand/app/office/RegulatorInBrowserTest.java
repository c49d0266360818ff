package org.evenhand.app.office;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import org.evenhand.app.pages.Chromium;
import org.evenhand.app.pages.Chromium.Screen;
import org.evenhand.app.wiring.DemoServer;
import org.junit.jupiter.api.Test;

/** Two officers appoint a regulator, who looks behind a commitment; that they did is public. */
class RegulatorInBrowserTest {
  private static final String WORDS = "Shares worth more than a yearly salary";

  @Test
  void two_officers_appoint_a_regulator_whose_every_look_is_a_public_act_before_it_is_one() {
    try (var chromium = Chromium.start()) {
      var server = DemoServer.ofItsOwn();
      try (var regulator = OfficerAtWork.comes(server, chromium, "r-1");
          var counsel = OfficerAtWork.comes(server, chromium, "o-4")) {
        counsel
            .begins("declare-tie")
            .fills("id", "tie-lantern")
            .chooses("officer", "o-8")
            .chooses("organisation", "lantern-circle")
            .chooses("kind", "INVESTMENT")
            .fills("since", "2020-05-01")
            .fills("details", WORDS)
            .because("Seen in the papers.")
            .records();
        sees(regulator, "No officer has named you");
        counsel
            .begins("name-regulator")
            .fills("id", "r-1")
            .fills("authority", "Office for Fair Data (fictional)")
            .because("The law says so.")
            .records();
        sees(regulator, "another must confirm it");
        regulator.page().navigate(server.base() + "/regulator/open?name=tie:tie-lantern");
        assertThat(regulator.page().locator("main")).containsText("another must confirm it");
        assertThat(button(regulator.page(), "Open it, and say so publicly")).hasCount(0);

        counsel.begins("confirm-regulator/r-1").because("I named them.").looks();
        assertThat(counsel.page().locator("#objection")).containsText("another officer");
        try (var reviewer = OfficerAtWork.comes(server, chromium, "o-2")) {
          reviewer.begins("confirm-regulator/r-1").because("The law says so.").records();
        }
        looks(server, regulator.page());
        takesAlong(server, regulator.page());
        counsel.page().navigate(server.base() + "/regulator");
        assertThat(counsel.page().locator("main")).not().containsText("Behind the commitments");
        assertThat(server.call("/register/regulators/r-1", "").body())
            .contains("appointed", "Regulator looked", "A complaint reached us.")
            .doesNotContain(WORDS);
        counsel.begins("end-regulator/r-1").because("Their office ended.").records();
        sees(regulator, "you may look no more");
      }
    }
  }

  private static void sees(OfficerAtWork regulator, String words) {
    regulator.page().navigate(regulator.base() + "/regulator");
    assertThat(regulator.page().locator("main")).containsText(words);
  }

  private static void looks(DemoServer server, Page page) {
    page.navigate(server.base() + "/regulator");
    page.getByLabel("Organisation, kind or id").fill("lantern");
    button(page, "Search").click();
    looked(page, "regulator");
    page.getByText("Open Tie tie-lantern of o-8").click();
    looked(page, "regulator-asks");
    long before = server.position();
    page.getByLabel("Why you look").fill("A complaint reached us.");
    button(page, "Open it, and say so publicly").click();
    assertThat(page.locator("#value")).hasText(WORDS);
    assertThat(page.locator("main"))
        .containsText("Yes: value and salt give the public commitment.");
    looked(page, "regulator-opened");
    assertThat(server.changesAfter(before))
        .anyMatch(frame ->
            frame.path("entry").path("type").asString().equals("regulator_looked")
                && frame.path("entry").path("opened").asString().equals("tie:tie-lantern"));
  }

  private static void takesAlong(DemoServer server, Page page) {
    page.navigate(server.base() + "/regulator");
    page.getByText("Segments and legal holds").click();
    var first = page.locator("section h3").last().innerText();
    page.getByLabel("Why you take " + first).fill("To count them ourselves.");
    var file =
        page.waitForDownload(
            () -> button(page, "Take " + first + " along, and say so publicly").click());
    assertThat(file.suggestedFilename()).isEqualTo(first + ".parquet");
    assertThat(server.call("/register/regulators/r-1", "").body())
        .contains("To count them ourselves.");
    looked(page, "regulator-segments");

    var person = server.nextPerson();
    var key = Integer.toString(person.number());
    page.getByLabel("The platform’s key of the person").fill("nobody of that name");
    page.getByLabel("On what ground").fill("Case 7 (fictional).");
    page.getByLabel("Until the end of").fill("2030-01-31");
    button(page, "Lay the hold").click();
    assertThat(page.locator("main")).containsText("there is no such person");
    page.getByLabel("The platform’s key of the person").fill(key);
    page.getByLabel("On what ground").fill("Case 7 (fictional).");
    page.getByLabel("Until the end of").fill("2030-01-31");
    button(page, "Lay the hold").click();
    assertThat(page.locator("main")).containsText("The hold stands until the end of 2030-01-31");
    var browser = new org.evenhand.app.wiring.WebClient(server);
    browser.signIn(person);
    assertThat(browser.get("/me/erase").body()).contains("Case 7 (fictional).", "regulator r-1");
  }

  private static com.microsoft.playwright.Locator button(Page page, String name) {
    return OfficerAtWork.button(page, name);
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
