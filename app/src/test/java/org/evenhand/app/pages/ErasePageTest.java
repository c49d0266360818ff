package org.evenhand.app.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.evenhand.app.wiring.DemoServer;
import org.evenhand.app.wiring.HtmlForm;
import org.evenhand.app.wiring.OAuthApp;
import org.evenhand.app.wiring.WebClient;
import org.evenhand.erasure.Hold;
import org.evenhand.vocabulary.PersonId;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A person has themselves erased over HTTP. */
class ErasePageTest {
  private static DemoServer server;

  @BeforeAll
  static void start() {
    server = DemoServer.shared();
  }

  private static HtmlForm form(WebClient browser) {
    var page = browser.get("/me/erase");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("None of it can be undone", "is not taken back by this", "is destroyed");
    return HtmlForm.in(page.body(), "/me/erase");
  }

  private static boolean keyStands(DemoServer.Person person) {
    return server.platform().vault().keys(new PersonId(person.number())).isPresent();
  }

  @Test
  void who_types_their_password_is_erased_and_gone_from_every_door() {
    var person = server.nextPerson();
    var maps = new OAuthApp(server, server.app("sunny-maps"));
    var browser = new WebClient(server);
    var token =
        OAuthApp.tokens(
            maps.connect(browser, person, HtmlForm::itself),
            tokens -> tokens.getBearerAccessToken());
    assertThat(maps.call("/v1/me", token).statusCode()).isEqualTo(200);
    var other = new WebClient(server);
    other.signIn(person);
    assertThat(other.get("/me").statusCode()).isEqualTo(200);
    long before = server.position();

    var done = browser.send(form(browser).with("password", person.password()));

    assertThat(done.statusCode()).isEqualTo(200);
    assertThat(done.body()).contains("You are erased", "this cannot be undone");
    assertThat(keyStands(person)).isFalse();
    assertThat(server.changesAfter(before))
        .anySatisfy(frame -> {
          assertThat(frame.path("kind").asString()).isEqualTo("erasure");
          assertThat(frame.path("person").asInt()).isEqualTo(person.number());
        });
    assertThat(maps.call("/v1/me", token).statusCode()).isEqualTo(401);
    assertThat(browser.get("/me").body()).doesNotContain("Who may see your data</h1>");
    assertThat(other.get("/me").body())
        .as("another browser of theirs")
        .doesNotContain("Who may see your data</h1>");
    assertThat(new WebClient(server).signIn(person).statusCode()).isEqualTo(401);
  }

  @Test
  void pressing_the_button_four_times_at_once_erases_once_and_fails_nobody() throws Exception {
    var person = server.nextPerson();
    var browser = new WebClient(server);
    browser.signIn(person);
    var form = form(browser).with("password", person.password());
    long before = server.position();
    try (var presses = Executors.newFixedThreadPool(4)) {
      var statuses = new ArrayList<Integer>();
      Callable<HttpResponse<String>> pressed = () -> browser.send(form);
      for (var press : presses.invokeAll(Collections.nCopies(4, pressed))) {
        statuses.add(press.get().statusCode());
      }
      assertThat(statuses).contains(200).allMatch(status -> status < 500);
    }
    assertThat(keyStands(person)).isFalse();
    assertThat(server.changesAfter(before))
        .filteredOn(frame -> frame.path("kind").asString().equals("erasure"))
        .hasSize(1);
  }

  @Test
  void a_wrong_password_or_a_form_without_its_secret_erases_nobody() {
    var person = server.nextPerson();
    var browser = new WebClient(server);
    browser.signIn(person);
    var wrong = browser.send(form(browser).with("password", "not the password"));
    assertThat(wrong.statusCode()).isEqualTo(403);
    assertThat(wrong.body()).contains("That is not your password. Nothing was changed.");
    assertThat(
            browser
                .post("/me/erase", "password=" + person.password().replace(' ', '+'))
                .statusCode())
        .isEqualTo(403);
    assertThat(new WebClient(server).get("/me/erase").body()).doesNotContain("Erase me");
    assertThat(keyStands(person)).isTrue();
  }

  @Test
  void a_legal_hold_is_shown_and_the_erasure_waits_for_its_end() {
    var person = server.nextPerson();
    var id = new PersonId(person.number());
    var acts = server.platform().erasureActs();
    var until = server.platform().log().now().plus(Duration.ofDays(30));
    acts.hold(id, new Hold("the District Court", "case 7/2026", until));
    var browser = new WebClient(server);
    browser.signIn(person);

    var answer = browser.send(form(browser).with("password", person.password()));

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.body())
        .contains("A legal hold stands until", "the District Court", "case 7/2026")
        .contains("You asked to be erased")
        .doesNotContain("Erase me for good");
    assertThat(keyStands(person)).isTrue();
    acts.endHold(id, "closed");
    assertThat(keyStands(person)).isFalse();
    assertThat(browser.get("/me").body()).doesNotContain("Who may see your data</h1>");
  }
}
