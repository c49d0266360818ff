package org.evenhand.app.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.evenhand.app.wiring.DemoServer;
import org.evenhand.app.wiring.HtmlForm;
import org.evenhand.app.wiring.WebClient;
import org.evenhand.vocabulary.Audience;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.SignedIn;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A person chooses who sees what, and looks at themselves as others would. */
class PrivacyOverHttpTest {
  private static DemoServer server;

  @BeforeAll
  static void start() {
    server = DemoServer.shared();
  }

  private static Audience birthday(DemoServer.Person person) {
    var who = new SignedIn(new PersonId(person.number()));
    var privacy = server.platform().ownView().privacy(who);
    return java.util.Objects.requireNonNull(privacy.get(new DataTypeId("profile.birthday")))
        .audience();
  }

  @Test
  void a_choice_is_recorded_and_told_once_and_an_unknown_one_changes_nothing() {
    var person = server.nextPerson();
    var browser = new WebClient(server);
    browser.signIn(person);
    // Some people of the demo have chosen for themselves.
    boolean hidden = birthday(person) == Audience.ONLY_ME;
    var chosen = hidden ? Audience.FRIENDS : Audience.ONLY_ME;
    var words = hidden ? "Friends" : "Only you";
    var form =
        HtmlForm.in(browser.get("/me/privacy").body(), "/me/privacy")
            .with("see-profile.birthday", chosen.name());

    assertThat(browser.send(form).statusCode()).isEqualTo(303);
    assertThat(browser.get("/me/privacy").body()).contains("from now on seen by “" + words + "”");
    assertThat(browser.get("/me/privacy").body()).doesNotContain("from now on seen by");
    assertThat(birthday(person)).isEqualTo(chosen);

    long before = server.position();
    var wrong = form.with("see-profile.birthday", "WHOEVER");
    assertThat(browser.send(wrong).statusCode()).isEqualTo(400);
    assertThat(server.changesAfter(before)).isEmpty();
  }

  @Test
  void looking_as_an_app_or_a_friend_records_nothing_and_nobody_elses_eyes_can_be_borrowed() {
    var person = server.nextPerson();
    var browser = new WebClient(server);
    browser.signIn(person);
    var who = new SignedIn(new PersonId(person.number()));
    var friends = server.platform().ownView().friends(who, 0, 1).friends();
    long before = server.position();

    assertThat(browser.get("/me/privacy/seen?app=sunny-maps").body())
        .contains("As Sunny Maps sees you", "not seen");
    for (var friend : friends) {
      assertThat(browser.get("/me/privacy/seen?friend=" + friend.person().number()).statusCode())
          .isEqualTo(200);
    }
    for (var odd : new String[] {"friend=" + person.number(), "friend=x", "app=none", ""}) {
      assertThat(browser.get("/me/privacy/seen?" + odd).statusCode()).as(odd).isEqualTo(404);
    }
    assertThat(server.changesAfter(before)).isEmpty();
  }

  @Test
  void where_nothing_is_allowed_it_is_said_once_for_the_whole_and_what_to_do() {
    var browser = new WebClient(server);
    browser.signIn(server.nextPerson());
    var page = browser.get("/me/privacy/seen?app=sunny-maps").body();

    assertThat(page.split("you don’t allow Sunny Maps to ask for it", -1)).hasSize(2);
    assertThat(page)
        .contains("What Sunny Maps may see you choose when it asks you", "href=\"/me\"")
        .doesNotContain("<dl class=\"seen\">");
  }

  @Test
  void reasons_that_differ_stand_once_each_with_what_they_are_of() {
    var view =
        new SeenView(
            "As this friend sees you",
            "",
            List.of(
                new SeenView.Line("Your name", false, "Nothing: kept."),
                new SeenView.Line("Your partner", false, "Nothing: never."),
                new SeenView.Line("Your birthday", false, "Nothing: kept.")),
            new SeenView.Advice("", "/me", ""),
            "");
    assertThat(view.shows()).isFalse();
    assertThat(view.reasons())
        .containsExactly(
            new SeenView.Reason("Nothing: kept.", "Your name and your birthday"),
            new SeenView.Reason("Nothing: never.", "Your partner"));
  }
}
