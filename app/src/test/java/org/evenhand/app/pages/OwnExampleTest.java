package org.evenhand.app.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.evenhand.app.wiring.DemoServer.json;

import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.evenhand.app.wiring.DemoServer;
import org.evenhand.app.wiring.HtmlForm;
import org.evenhand.app.wiring.OAuthApp;
import org.evenhand.app.wiring.WebClient;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.SignedIn;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What an app asks for is shown with the person's own data, and what changed comes first. */
class OwnExampleTest {
  private static DemoServer server;
  private static DemoServer.App app;
  private static OAuthApp maps;

  @BeforeAll
  static void start() {
    server = DemoServer.shared();
    app = server.app("sunny-maps");
    maps = new OAuthApp(server, app);
  }

  private static SignedIn who(DemoServer.Person person) {
    return new SignedIn(new PersonId(person.number()));
  }

  private static DemoServer.Person newcomer() {
    var person = server.nextPerson();
    server.platform().consentActs().stop(who(person), new AppId(app.id()));
    return person;
  }

  /** Somebody who never had to do with the app, and has enough friends to be told how many. */
  private static DemoServer.Person stranger() {
    while (true) {
      var person = server.nextPerson();
      var known =
          server.platform().consents().accessOf(who(person)).stream()
              .anyMatch(access -> access.app().value().equals(app.id()));
      if (!known && server.platform().ownView().friends(who(person), 0, 1).total() >= Yours.CROWD) {
        return person;
      }
    }
  }

  private static String page(DemoServer.Person person, List<String> types) {
    var browser = new WebClient(server);
    return browser.get(maps.question(browser, person, maps.begin(types))).body();
  }

  private static BearerAccessToken token(
      DemoServer.Person person, List<String> types, UnaryOperator<HtmlForm> choice) {
    var browser = new WebClient(server);
    var begun = maps.begin(types);
    var html = browser.get(maps.question(browser, person, begun)).body();
    var form = choice.apply(HtmlForm.in(html, "/oauth2/consent").ticked());
    var back = URI.create(WebClient.location(browser.send(form.with("answer", "allow"))));
    return OAuthApp.tokens(
        maps.exchange(maps.code(back, begun), begun.verifier()),
        tokens -> tokens.getBearerAccessToken());
  }

  @Test
  void each_type_is_shown_with_the_persons_own_data() {
    var person = stranger();
    var own = server.platform().ownView();
    var html = page(person, app.types());
    assertThat(html).contains(own.name(who(person)).orElseThrow());
    assertThat(html)
        .contains("of your " + own.friends(who(person), 0, 1).total() + " friends would be");
  }

  @Test
  void as_many_friends_would_be_in_the_list_as_are_in_it_afterwards() {
    var person = stranger();
    var told =
        Pattern.compile("(\\d+|One|None) of your \\d+ friends would be")
            .matcher(page(person, app.types()));
    assertThat(told.find()).isTrue();
    var number = told.group(1).replace("None", "0").replace("One", "1");
    var token = token(person, app.types(), HtmlForm::itself);
    assertThat(json(maps.call("/v1/me/friends?limit=500", token)).path("data").size())
        .isEqualTo(Integer.parseInt(number));
  }

  @Test
  void the_words_that_the_record_keeps_are_the_same_for_everybody_and_hold_nobodys_data() {
    var one = HtmlForm.in(page(stranger(), app.types()), "/oauth2/consent");
    var other = HtmlForm.in(page(stranger(), app.types()), "/oauth2/consent");
    assertThat(one.values("wording")).isEqualTo(other.values("wording"));
  }

  @Test
  void who_is_asked_the_first_time_is_told_of_no_change() {
    assertThat(page(stranger(), app.types())).doesNotContain("What changed since last time");
  }

  @Test
  void what_is_new_stands_first_when_the_app_asks_for_more() {
    var person = stranger();
    token(person, List.of("profile.name"), HtmlForm::itself);
    assertThat(page(person, List.of("profile.name"))).contains("Nothing. You last said yes on ");
    var html = page(person, List.of("profile.name", "profile.location"));
    assertThat(html)
        .contains("It asks for something that you never allowed it: the town you live in.");
    assertThat(html.indexOf("What changed since last time"))
        .isLessThan(html.indexOf("<form class"));
  }

  @Test
  void who_stopped_the_app_reads_when_and_is_asked_anew() {
    var person = newcomer();
    token(person, List.of("profile.name"), HtmlForm::itself);
    server.platform().consentActs().stop(who(person), new AppId(app.id()));
    assertThat(page(person, app.types())).contains("You stopped Sunny Maps on ");
  }

  @Test
  void no_more_days_are_chosen_beforehand_than_the_person_chose_last() {
    var person = stranger();
    assertThat(HtmlForm.in(page(person, app.types()), "/oauth2/consent").values("days"))
        .containsExactly("90");
    token(person, app.types(), form -> form.with("days", "30"));
    assertThat(HtmlForm.in(page(person, app.types()), "/oauth2/consent").values("days"))
        .containsExactly("30");
  }

  @Test
  void refusing_is_the_same_button_in_the_same_place_and_gives_nothing() {
    var person = stranger();
    var html = page(person, app.types());
    var button = "<button class=\"button\" type=\"submit\" name=\"answer\" value=\"";
    assertThat(html).contains(button + "allow", button + "refuse", "It costs you nothing with us");
    assertThat(Set.copyOf(HtmlForm.in(html, "/oauth2/consent").values("type"))).isEmpty();
  }
}
