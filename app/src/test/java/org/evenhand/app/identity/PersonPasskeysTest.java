package org.evenhand.app.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.evenhand.app.office.OfficeServer;
import org.evenhand.app.office.SoftPasskey;
import org.evenhand.app.wiring.HtmlForm;
import org.evenhand.app.wiring.WebClient;
import org.evenhand.vocabulary.OfficeRole;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** People sign in with passkeys, rightly and wrongly. */
class PersonPasskeysTest {
  private static OfficeServer server;

  @BeforeAll
  static void start() {
    server = OfficeServer.shared();
  }

  private static PersonVisitor visitor() {
    return PersonVisitor.at(server);
  }

  @Test
  void a_person_makes_a_passkey_beside_their_password_and_signs_in_with_either() {
    var person = server.person();
    var visitor = visitor().enrolled(person, "blue key");
    assertThat(visitor.page()).contains("<h3>blue key</h3>", "Remove blue key", "Last used");

    visitor.press("/logout");
    assertThat(visitor.inside()).isFalse();
    assertThat(WebClient.location(visitor.signIn())).isEqualTo("/me");
    assertThat(visitor.page())
        .contains("You are signed in as " + person.username(), "with a passkey");
    visitor.press("/logout");
    assertThat(visitor.browser().signIn(person).statusCode()).isEqualTo(303);
    assertThat(visitor.inside()).isTrue();
  }

  @Test
  void signing_in_with_a_passkey_leads_on_to_the_app_that_asked_and_changes_session_and_mark() {
    var person = server.person();
    var visitor = visitor().enrolled(person, "");
    visitor.press("/logout");
    visitor.signedIn(server.person());
    var before = visitor.browser().cookie("evenhand").orElseThrow().getValue();
    var page = visitor.browser().get("/login?to=%2Foauth2%2Fauthorize%3Fclient_id%3Da");
    var mark = visitor.browser().cookie("evenhand-csrf").orElseThrow().getValue();
    var answer = visitor.browser().send(visitor.shown(page, "/login/passkey"));
    assertThat(WebClient.location(answer)).isEqualTo("/oauth2/authorize?client_id=a");
    assertThat(visitor.browser().cookie("evenhand").orElseThrow().getValue()).isNotEqualTo(before);
    assertThat(visitor.browser().get("/me/sign-in").body()).contains(person.username());
    assertThat(visitor.browser().cookie("evenhand-csrf").orElseThrow().getValue())
        .isNotEqualTo(mark);
    var form = visitor.shown(visitor.browser().get("/login"), "/login/passkey");
    assertThat(WebClient.location(visitor.browser().send(form.with("to", "//evil.example"))))
        .isEqualTo("/me");
  }

  static Stream<Arguments> wrongs() {
    return Stream.of(
        wrong("another origin", passkey -> passkey.origin = "https://evil.example"),
        wrong("another party", passkey -> passkey.party = "evil.example"),
        wrong("no finger, face or PIN", passkey -> passkey.verifies = false),
        wrong("another ceremony", passkey -> passkey.type = "webauthn.other"),
        wrong("the counter stands", passkey -> passkey.count--),
        wrong("somebody else's handle", passkey -> passkey.handle = new byte[32]));
  }

  private static Arguments wrong(String what, Consumer<SoftPasskey> how) {
    return Arguments.of(what, how);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wrongs")
  void a_passkey_that_is_shown_wrongly_signs_nobody_in_and_confirms_nothing(
      String what, Consumer<SoftPasskey> how) {
    var person = server.person();
    var visitor = visitor().enrolled(person, "");
    visitor.press("/logout");
    assertThat(visitor.signIn().statusCode()).isEqualTo(303);
    visitor.press("/logout");
    how.accept(visitor.passkey());
    var answer = visitor.signIn();
    assertThat(answer.statusCode()).as(what).isEqualTo(403);
    assertThat(answer.body()).contains("That is not a passkey that fits here.");
    assertThat(visitor.inside()).isFalse();

    visitor.signedIn(person);
    server.wait(Duration.ofMinutes(6));
    how.accept(visitor.passkey());
    assertThat(visitor.confirm().statusCode()).isEqualTo(403);
    assertThat(visitor.browser().get(PersonVisitor.NEW).statusCode()).isEqualTo(303);
  }

  @Test
  void an_answer_counts_once_in_one_browser_and_not_for_ever() {
    var person = server.person();
    var visitor = visitor().enrolled(person, "");
    visitor.press("/logout");
    var form = visitor.shown(visitor.browser().get("/login"), "/login/passkey");
    // Another browser's page, with the challenge of this one: as if it had been carried there.
    var thief = visitor.elsewhere(server);
    var theirs = HtmlForm.in(thief.browser().get("/login").body(), "/login/passkey");
    var carried =
        theirs
            .with("challenge", form.values("challenge").getFirst())
            .with("credential", form.values("credential").getFirst());
    assertThat(thief.browser().send(carried).statusCode()).isEqualTo(403);
    assertThat(thief.inside()).isFalse();

    var slow = visitor.shown(visitor.browser().get("/login"), "/login/passkey");
    server.wait(Duration.ofMinutes(11));
    var late = visitor.browser().send(slow);
    assertThat(late.statusCode()).isEqualTo(403);
    assertThat(late.body()).contains("The page was open for too long");
  }

  @Test
  void of_one_answer_that_is_sent_twice_at_once_one_comes_in() throws Exception {
    var visitor = visitor().enrolled(server.person(), "");
    visitor.press("/logout");
    var form = visitor.shown(visitor.browser().get("/login"), "/login/passkey");
    try (var two = Executors.newFixedThreadPool(4)) {
      Callable<HttpResponse<String>> sent = () -> visitor.browser().send(form);
      int welcome = 0;
      for (var answer : two.invokeAll(List.of(sent, sent, sent, sent))) {
        welcome += answer.get().statusCode() == 303 ? 1 : 0;
      }
      assertThat(welcome).isEqualTo(1);
    }
  }

  @Test
  void an_officers_passkey_opens_no_persons_page_and_a_persons_no_office() {
    var person = visitor().enrolled(server.person(), "");
    person.press("/logout");
    var office = person.browser().get("/office/sign-in");
    var shown = person.shown(office, "/office/sign-in");
    assertThat(person.browser().send(shown).statusCode()).isEqualTo(403);

    var officer = visitor();
    var invitation = server.newcomer(OfficeRole.OFFICER);
    var opened =
        officer
            .browser()
            .send(
                HtmlForm.in(officer.browser().get("/office/enrol").body(), "/office/enrol")
                    .with("invitation", invitation.text()));
    var enrolled = officer.browser().send(officer.made(opened, "/office/enrol/passkey"));
    assertThat(enrolled.statusCode()).isEqualTo(303);
    assertThat(officer.signIn().statusCode()).isEqualTo(403);
    assertThat(officer.inside()).isFalse();
  }

  @Test
  void no_passkey_is_made_twice_whosever_it_is() {
    var first = visitor().enrolled(server.person(), "");
    var second = first.elsewhere(server).signedIn(server.person());
    var answer = second.add("stolen");
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(second.page()).contains("You have no passkey.");
    assertThat(first.page()).doesNotContain("You have no passkey.");
  }

  @Test
  void making_or_removing_one_asks_anew_who_it_is_by_password_or_by_passkey() {
    var person = server.person();
    var visitor = visitor().signedIn(person);
    server.wait(Duration.ofMinutes(6));
    assertThat(WebClient.location(visitor.browser().get(PersonVisitor.NEW)))
        .isEqualTo("/me/confirm?to=" + PersonVisitor.NEW);
    assertThat(visitor.confirm("not the password").statusCode()).isEqualTo(403);
    assertThat(visitor.browser().get(PersonVisitor.NEW).statusCode()).isEqualTo(303);
    assertThat(WebClient.location(visitor.confirm(person.password()))).isEqualTo("/me/sign-in");
    assertThat(visitor.add("phone").statusCode()).isEqualTo(303);

    server.wait(Duration.ofMinutes(6));
    assertThat(WebClient.location(visitor.pressFirst("/me/sign-in/passkeys/", "/remove")))
        .startsWith("/me/confirm");
    assertThat(visitor.page()).contains("<h3>phone</h3>");
    assertThat(visitor.confirm().statusCode()).isEqualTo(303);
    assertThat(WebClient.location(visitor.pressFirst("/me/sign-in/passkeys/", "/remove")))
        .isEqualTo("/me/sign-in?done=removed");
    assertThat(visitor.page()).contains("You have no passkey.");
    visitor.press("/logout");
    assertThat(visitor.signIn().statusCode()).isEqualTo(403);
  }

  @Test
  void a_question_that_confirms_one_thing_confirms_no_other_and_in_no_other_session() {
    var person = server.person();
    var visitor = visitor().enrolled(person, "");
    server.wait(Duration.ofMinutes(6));
    var erasing = visitor.browser().get("/me/erase");
    var asked = PersonVisitor.options(erasing).path("challenge").asString();
    var form = visitor.shown(visitor.browser().get("/me/confirm"), "/me/confirm");
    var crossed = form.with("challenge", asked).with("credential", visitor.passkey().shown(asked));
    assertThat(visitor.browser().send(crossed).statusCode()).isEqualTo(403);

    var other = visitor.elsewhere(server).signedIn(person);
    server.wait(Duration.ofMinutes(6));
    var mine = visitor.shown(visitor.browser().get("/me/confirm"), "/me/confirm");
    var theirs = other.shown(other.browser().get("/me/confirm"), "/me/confirm");
    var moved =
        theirs
            .with("challenge", mine.values("challenge").getFirst())
            .with("credential", mine.values("credential").getFirst());
    assertThat(other.browser().send(moved).statusCode()).isEqualTo(403);
  }

  @Test
  void with_a_passkey_the_password_can_be_ended_and_then_the_last_passkey_stays() {
    var person = server.person();
    var visitor = visitor().signedIn(person);
    assertThat(visitor.page()).doesNotContain("End sign-in by password");
    visitor.add("phone");
    assertThat(WebClient.location(visitor.press("/me/sign-in/password/end")))
        .isEqualTo("/me/sign-in?done=no-password");
    assertThat(visitor.page()).contains("No password opens your account.");
    var elsewhere = server.browser();
    var refused = elsewhere.signIn(person);
    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(refused.body()).contains("That name and password do not go together.");

    assertThat(WebClient.location(visitor.pressFirst("/me/sign-in/passkeys/", "/remove")))
        .isEqualTo("/me/sign-in?done=last");
    visitor.press("/logout");
    assertThat(visitor.signIn().statusCode()).isEqualTo(303);

    var second = visitor.another(server);
    assertThat(second.add("key").statusCode()).isEqualTo(303);
    assertThat(WebClient.location(visitor.pressFirst("/me/sign-in/passkeys/", "/remove")))
        .isEqualTo("/me/sign-in?done=removed");
    visitor.press("/logout");
    assertThat(visitor.signIn().statusCode()).as("the removed one").isEqualTo(403);
    assertThat(second.signIn().statusCode()).as("the one that is left").isEqualTo(303);
  }

  @Test
  void a_password_is_changed_and_one_that_was_ended_can_be_chosen_anew() {
    var person = server.person();
    var visitor = visitor().signedIn(person);
    for (var wrong : List.of("short", "x".repeat(257))) {
      assertThat(changed(visitor, wrong, wrong).statusCode()).isEqualTo(400);
    }
    assertThat(changed(visitor, "a fine new password", "another new one").statusCode())
        .isEqualTo(400);
    assertThat(server.browser().signIn(person).statusCode()).isEqualTo(303);
    assertThat(WebClient.location(changed(visitor, "a fine new password", "a fine new password")))
        .isEqualTo("/me/sign-in?done=password");
    assertThat(server.browser().signIn(person).statusCode()).isEqualTo(401);
    server.wait(Duration.ofMinutes(6));
    assertThat(WebClient.location(visitor.browser().get("/me/sign-in/password")))
        .startsWith("/me/confirm");
  }

  private static HttpResponse<String> changed(PersonVisitor visitor, String to, String again) {
    var page = visitor.browser().get("/me/sign-in/password").body();
    return visitor
        .browser()
        .send(HtmlForm.in(page, "/me/sign-in/password").with("password", to).with("again", again));
  }

  @Test
  void the_sign_in_page_tells_nothing_of_who_has_a_passkey() {
    visitor().enrolled(server.person(), "");
    var options = PersonVisitor.options(server.browser().get("/login"));
    assertThat(options.path("allowCredentials").size()).isZero();
    assertThat(options.path("rpId").asString()).isEqualTo("localhost");
    assertThat(options.path("userVerification").asString()).isEqualTo("required");
  }

  @Test
  void nonsense_in_the_place_of_a_passkey_is_refused_and_breaks_nothing() {
    var visitor = visitor().enrolled(server.person(), "");
    visitor.press("/logout");
    for (var nonsense : List.of("", "{}", "null", "[", "{\"id\":1}", "x".repeat(20_000))) {
      var form = HtmlForm.in(visitor.browser().get("/login").body(), "/login/passkey");
      var sent = form.with("credential", nonsense);
      assertThat(visitor.browser().send(sent).statusCode()).as(nonsense).isEqualTo(403);
      assertThat(visitor.browser().send(form.with("challenge", nonsense)).statusCode())
          .isEqualTo(403);
    }
    assertThat(visitor.signIn().statusCode()).isEqualTo(303);
  }

  @Test
  void a_passkey_confirms_an_erasure_too_and_nothing_of_it_is_left() {
    var person = server.person();
    var visitor = visitor().enrolled(person, "the blue key of mine");
    var page = visitor.browser().get("/me/erase");
    assertThat(page.body()).contains("Your password", "confirmed with a passkey");
    visitor.press("/me/sign-in/password/end");
    assertThat(visitor.browser().get("/me/erase").body()).doesNotContain("Your password,");
    assertThat(server.identityRows()).contains(person.username(), "the blue key of mine");
    server.forget(person);
    assertThat(server.identityRows()).doesNotContain(person.username(), "the blue key of mine");
    assertThat(visitor.inside()).isFalse();
    assertThat(visitor.signIn().statusCode()).isEqualTo(403);
  }

  @Test
  void a_passkey_is_offered_once_after_a_password_and_never_again() {
    var person = server.person();
    var browser = server.browser();
    browser.signIn(person);
    assertThat(browser.get("/me/sign-in").body()).contains("This is said once");
    assertThat(browser.get("/me/sign-in").body()).doesNotContain("This is said once");
    browser.send(HtmlForm.in(browser.get("/me/sign-in").body(), "/logout"));
    browser.signIn(person);
    assertThat(browser.get("/me/sign-in").body()).doesNotContain("This is said once");
    var other = visitor().enrolled(server.person(), "");
    assertThat(other.page()).doesNotContain("This is said once");
  }
}
