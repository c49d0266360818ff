package org.evenhand.app.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.evenhand.app.wiring.DemoServer.json;

import java.time.Duration;
import java.time.Instant;
import org.evenhand.app.wiring.DemoServer;
import org.evenhand.app.wiring.HtmlForm;
import org.evenhand.app.wiring.OAuthApp;
import org.evenhand.app.wiring.WebClient;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.SignedIn;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a person narrows on their page, and what the page then says truly happened. */
class NarrowOverHttpTest {
  private static final String NARROW = "/me/apps/sunny-maps/narrow";
  private static DemoServer server;
  private static OAuthApp maps;

  @BeforeAll
  static void start() {
    server = DemoServer.shared();
    maps = new OAuthApp(server, server.app("sunny-maps"));
  }

  private static SignedIn who(DemoServer.Person person) {
    return new SignedIn(new PersonId(person.number()));
  }

  private static DemoServer.Person connected(WebClient browser) {
    var person = server.nextPerson();
    server.platform().consentActs().stop(who(person), new AppId("sunny-maps"));
    maps.connect(browser, person, HtmlForm::itself);
    return person;
  }

  private static Instant latestEnd(DemoServer.Person person) {
    return server.platform().consents().accessOf(who(person)).stream()
        .filter(access -> access.app().value().equals("sunny-maps"))
        .flatMap(access -> access.held().stream())
        .map(held -> held.until())
        .max(Instant::compareTo)
        .orElseThrow();
  }

  private static HtmlForm form(WebClient browser) {
    return HtmlForm.in(browser.get("/me/apps/sunny-maps").body(), NARROW);
  }

  @Test
  void a_type_taken_back_and_a_shorter_time_are_one_form_and_both_are_told() {
    var browser = new WebClient(server);
    var person = connected(browser);

    var answer = browser.send(form(browser).unticked("keep", "profile.name").with("days", "7"));

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(browser.get(WebClient.location(answer)).body())
        .contains("Sunny Maps may no longer see: Your name. Recorded on ")
        .contains("Sunny Maps may see this until ", ", and no longer: Your friends");
    assertThat(latestEnd(person)).isBefore(Instant.now().plus(Duration.ofDays(8)));
  }

  @Test
  void the_time_alone_can_be_made_shorter_and_never_longer() {
    var browser = new WebClient(server);
    var person = connected(browser);
    browser.send(form(browser).with("days", "7"));
    var end = latestEnd(person);
    long before = server.position();

    assertThat(browser.get("/me/apps/sunny-maps").body())
        .contains("One day from now, ")
        .doesNotContain("7 days from now", "30 days from now");
    for (var days : new String[] {"30", "365", "0", "-1"}) {
      var answer = browser.send(form(browser).with("days", days));
      assertThat(answer.statusCode()).as(days).isEqualTo(409);
      assertThat(answer.body()).contains("There was nothing to change");
    }

    assertThat(latestEnd(person)).isEqualTo(end);
    assertThat(server.changesAfter(before)).isEmpty();
  }

  @Test
  void an_app_that_may_see_nothing_any_more_says_so() {
    var browser = new WebClient(server);
    connected(browser);
    var all = form(browser).without("keep");
    assertThat(browser.send(all).statusCode()).isEqualTo(303);
    assertThat(browser.get("/me").body())
        .contains("sees nothing", "holds an authorisation of yours that opens nothing any more");
  }

  @Test
  void apps_are_found_by_name_and_what_is_looked_for_is_only_text() {
    var browser = new WebClient(server);
    connected(browser);
    assertThat(browser.get("/me?find=SUNNY").body()).contains("Stop Sunny Maps");
    assertThat(browser.get("/me?find=nobody%3Cb%3E").body())
        .contains("No app with access is called that.", "nobody&lt;b&gt;")
        .doesNotContain("Stop Sunny Maps", "<b>");
    for (var odd : new String[] {"page=0", "page=-1", "page=999999", "page=x", "after=x"}) {
      assertThat(browser.get("/me?" + odd).statusCode()).as(odd).isEqualTo(200);
    }
  }

  @Test
  void stopping_tells_what_happened_and_the_app_can_call_no_more() {
    var browser = new WebClient(server);
    var person = server.nextPerson();
    var token =
        OAuthApp.tokens(
            maps.connect(browser, person, HtmlForm::itself),
            tokens -> tokens.getBearerAccessToken());
    assertThat(json(maps.call("/v1/me", token)).has("id")).isTrue();
    var stop = HtmlForm.in(browser.get("/me").body(), "/me/apps/sunny-maps/stop");

    var told = browser.get(WebClient.location(browser.send(stop))).body();

    assertThat(told).contains("You stopped Sunny Maps. Its tokens are worth nothing now. Recorded");
    assertThat(maps.call("/v1/me", token).statusCode()).isEqualTo(401);
  }
}
