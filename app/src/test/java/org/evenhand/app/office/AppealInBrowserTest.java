package org.evenhand.app.office;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.evenhand.app.pages.Chromium;
import org.evenhand.app.wiring.DemoServer;
import org.junit.jupiter.api.Test;

/** An organisation asks for more, is refused, appeals, and is heard by somebody else. */
class AppealInBrowserTest {
  @Test
  void a_refusal_is_appealed_and_another_officer_grants_it() {
    var server = DemoServer.ofItsOwn();
    try (var chromium = Chromium.start();
        var developer = OfficerAtWork.comes(server, chromium, "meadow-institute")) {
      developer
          .beginsAsDeveloper("request-access")
          .fills("id", "meadow-likes")
          .chooses("app", "meadow-study")
          .ticks("datatypes", "likes")
          .ticks("purposes", "ScientificResearch")
          .because("For a study of what friends share.")
          .records();
      try (var reviewer = OfficerAtWork.comes(server, chromium, "o-3")) {
        reviewer
            .takes("Rule on a request of meadow-study")
            .chooses("outcome", "REFUSED")
            .because("It reveals too much.")
            .records();
        developer.beginsAsDeveloper("appeal/meadow-likes").because("We take no names.").records();
        reviewer
            .begins("rule-on-appeal/meadow-likes")
            .chooses("outcome", "GRANTED")
            .because("I was wrong.")
            .looks();
        assertThat(reviewer.page().locator("#objection")).containsText("another officer");
      }
      try (var other = OfficerAtWork.comes(server, chromium, "o-4")) {
        other
            .takes("Rule on an appeal of meadow-study")
            .chooses("outcome", "GRANTED")
            .because("A study without names harms nobody.")
            .records();
      }
      developer.page().navigate(server.base() + "/developers");
      assertThat(developer.page().locator("main")).containsText("granted");
    }
    assertThat(server.call("/register/requests/meadow-likes", "").body())
        .contains("granted", "It reveals too much.", "We take no names.");
    assertThat(
            server.recordAfter(0).stream()
                .map(line -> line.path("entry").path("type").asString())
                .toList())
        .containsSubsequence("access_requested", "request_ruled", "appeal_filed", "appeal_ruled");
  }
}
