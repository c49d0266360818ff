package org.evenhand.app.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.evenhand.app.wiring.DemoServer.json;

import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import java.util.List;
import java.util.function.UnaryOperator;
import org.evenhand.app.wiring.DemoServer;
import org.evenhand.app.wiring.HtmlForm;
import org.evenhand.app.wiring.OAuthApp;
import org.evenhand.app.wiring.WebClient;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.SignedIn;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An app that asks again: what stands is shown, and what is unticked is taken back. */
class AskedAgainTest {
  private static DemoServer server;
  private static DemoServer.App app;
  private static OAuthApp maps;

  @BeforeAll
  static void start() {
    server = DemoServer.shared();
    app = server.app("sunny-maps");
    maps = new OAuthApp(server, app);
  }

  private static BearerAccessToken token(
      WebClient browser, DemoServer.Person person, UnaryOperator<HtmlForm> choice) {
    return OAuthApp.tokens(
        maps.connect(browser, person, choice), tokens -> tokens.getBearerAccessToken());
  }

  /** Somebody who allows the app nothing yet, whatever the demo's story had them say. */
  private static DemoServer.Person newcomer() {
    var person = server.nextPerson();
    var who = new SignedIn(new PersonId(person.number()));
    server.platform().consentActs().stop(who, new AppId(app.id()));
    return person;
  }

  private static String page(WebClient browser, DemoServer.Person person, List<String> types) {
    return browser.get(maps.question(browser, person, maps.begin(types))).body();
  }

  @Test
  void the_page_shows_what_stands_and_says_what_allowing_and_refusing_do_to_it() {
    var person = newcomer();
    var browser = new WebClient(server);
    var first = page(browser, person, app.types());
    assertThat(first).doesNotContain("You allow this already", "something before");
    assertThat(first).contains("nothing is recorded about you");

    token(new WebClient(server), person, form -> form.unticked("type", "profile.location"));
    var again = page(new WebClient(server), person, app.types());
    assertThat(again.split("You allow this already, until", -1)).hasSize(app.types().size());
    assertThat(again)
        .contains("what you untick ends at once", "If you refuse, nothing changes")
        .doesNotContain("nothing is recorded about you", "What it does not ask for now");

    assertThat(page(new WebClient(server), person, List.of("profile.name")))
        .contains("What it does not ask for now stays as it is: ");
  }

  @Test
  void a_type_unticked_when_asked_again_is_taken_back_in_the_same_act() {
    var person = newcomer();
    var old = token(new WebClient(server), person, HtmlForm::itself);
    assertThat(json(maps.call("/v1/me?fields=id,location", old)).has("location")).isTrue();
    long before = server.position();

    token(new WebClient(server), person, form -> form.unticked("type", "profile.location"));

    assertThat(server.changesAfter(before))
        .extracting(frame -> frame.path("act").asString())
        .startsWith("narrowed", "given");
    assertThat(server.changesAfter(before).getFirst().path("data_types").toString())
        .isEqualTo("[\"profile.location\"]");
    assertThat(json(maps.call("/v1/me?fields=id,location", old)).has("location"))
        .as("the older token draws it no more")
        .isFalse();
  }

  @Test
  void what_changed_between_the_question_and_the_answer_is_asked_again() {
    var person = newcomer();
    var browser = new WebClient(server);
    var form = HtmlForm.in(page(browser, person, app.types()), "/oauth2/consent").ticked();
    token(new WebClient(server), person, HtmlForm::itself);
    long before = server.position();

    var answer = browser.send(form.with("answer", "allow"));

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).contains("what you allow it already, changed while");
    assertThat(server.changesAfter(before)).isEmpty();
  }
}
