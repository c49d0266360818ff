package org.evenhand.app.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.http.HttpResponse;
import org.evenhand.app.wiring.DemoServer;
import org.evenhand.app.wiring.HtmlForm;
import org.evenhand.app.wiring.WebClient;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Signing in and out by the page. */
class SignInTest {
  private static DemoServer server;

  @BeforeAll
  static void start() {
    server = DemoServer.shared();
  }

  private static HttpResponse<String> tried(WebClient browser, String name, String password) {
    var form = HtmlForm.in(browser.get("/login").body(), "/login");
    return browser.send(form.with("username", name).with("password", password));
  }

  @Test
  void a_wrong_password_and_an_unknown_name_are_told_in_the_same_words() {
    var person = server.nextPerson();
    var browser = new WebClient(server);
    var wrong = tried(browser, person.username(), "not the password");
    var unknown = tried(browser, "nobody-at-all", "not the password");
    assertThat(wrong.statusCode()).isEqualTo(401);
    assertThat(unknown.statusCode()).isEqualTo(401);
    assertThat(wrong.body()).contains("That name and password do not go together.");
    assertThat(without(wrong, person.username())).isEqualTo(without(unknown, "nobody-at-all"));
    assertThat(browser.get("/me").statusCode()).isEqualTo(302);
  }

  private static String without(HttpResponse<String> answer, String name) {
    // Each page has a mark and a challenge of its own.
    return answer
        .body()
        .replace(name, "")
        .replaceAll("name=\"(_csrf|challenge)\" value=\"[^\"]*\"", "")
        .replaceAll("data-options=\"[^\"]*\"", "");
  }

  @Test
  void the_page_names_the_app_that_sent_the_person_and_no_other_words_of_the_address() {
    var browser = new WebClient(server);
    var asked = "/login?to=%2Foauth2%2Fauthorize%3Fscope%3Dfriends%26client_id%3D";
    assertThat(browser.get(asked + "sunny-maps").body()).contains("Sunny Maps sent you here.");
    for (var none : new String[] {"nobody-known", "Your%20Bank", "%253Cb%253E", ""}) {
      assertThat(browser.get(asked + none).body()).as(none).doesNotContain("sent you here");
    }
    assertThat(browser.get("/login").body()).doesNotContain("sent you here");
  }

  @Test
  void signing_in_changes_session_and_mark_so_that_planted_ones_are_worth_nothing() {
    var person = server.nextPerson();
    var attacker = new WebClient(server);
    attacker.signIn(person);
    var planted = attacker.cookie("evenhand").orElseThrow().getValue();
    HtmlForm out = HtmlForm.in(attacker.get("/me").body(), "/logout");
    attacker.send(out);

    var victim = new WebClient(server);
    victim.plant("evenhand", planted);
    var page = victim.get("/login");
    var mark = HtmlForm.in(page.body(), "/login").values("_csrf").getFirst();
    victim.signIn(person);
    assertThat(victim.cookie("evenhand").orElseThrow().getValue()).isNotEqualTo(planted);
    assertThat(victim.get("/me").statusCode()).isEqualTo(200);
    assertThat(victim.post("/logout", "_csrf=" + mark).statusCode()).isEqualTo(403);

    var thief = new WebClient(server);
    thief.plant("evenhand", planted);
    assertThat(thief.get("/me").statusCode()).isEqualTo(302);
  }

  @Test
  void a_second_sign_in_in_the_same_browser_gets_a_new_session() {
    var browser = new WebClient(server);
    browser.signIn(server.nextPerson());
    var first = browser.cookie("evenhand").orElseThrow().getValue();
    browser.signIn(server.nextPerson());
    assertThat(browser.cookie("evenhand").orElseThrow().getValue()).isNotEqualTo(first);
    var old = new WebClient(server);
    old.plant("evenhand", first);
    assertThat(old.get("/me").statusCode()).isEqualTo(302);
  }

  @Test
  void an_accounts_sessions_are_bounded_and_the_oldest_ends_for_the_newest() {
    var person = server.nextPerson();
    var first = new WebClient(server);
    first.signIn(person);
    var second = new WebClient(server);
    second.signIn(person);
    for (int i = 2; i < OpenSessions.PER_ACCOUNT; i++) {
      new WebClient(server).signIn(person);
    }
    assertThat(first.get("/me").statusCode()).isEqualTo(200);
    first.signIn(person);
    assertThat(first.get("/me").statusCode()).as("signed in anew as the oldest").isEqualTo(200);
    assertThat(second.get("/me").statusCode()).isEqualTo(200);

    var newest = new WebClient(server);
    newest.signIn(person);

    assertThat(second.get("/me").statusCode()).as("the oldest by now").isEqualTo(302);
    assertThat(first.get("/me").statusCode()).isEqualTo(200);
    assertThat(newest.get("/me").statusCode()).isEqualTo(200);
  }

  @Test
  void who_signed_out_is_out() {
    var browser = new WebClient(server);
    browser.signIn(server.nextPerson());
    var session = browser.cookie("evenhand").orElseThrow().getValue();
    var answer = browser.send(HtmlForm.in(browser.get("/me").body(), "/logout"));
    assertThat(WebClient.location(answer)).isEqualTo("/login?out");
    assertThat(browser.get("/login?out").body()).contains("You are signed out.");
    var again = new WebClient(server);
    again.plant("evenhand", session);
    assertThat(again.get("/me").statusCode()).isEqualTo(302);
  }

  @Test
  void cookies_are_kept_from_scripts_and_other_sites() {
    var browser = new WebClient(server);
    var answer = browser.signIn(server.nextPerson());
    assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    var set = answer.headers().allValues("Set-Cookie");
    assertThat(set).anyMatch(cookie -> cookie.startsWith("evenhand="));
    assertThat(set)
        .allSatisfy(cookie -> assertThat(cookie).contains("HttpOnly", "SameSite=", "Path=/"));
  }

  @Test
  void ten_wrong_guesses_at_one_account_shut_it_for_a_while_even_to_the_right_password() {
    var person = server.nextPerson();
    var browser = new WebClient(server, address("127.0.0.3"));
    for (int guess = 0; guess < SignInLimits.PER_ACCOUNT; guess++) {
      assertThat(tried(browser, person.username(), "guess number " + guess).statusCode())
          .isEqualTo(401);
    }
    var right = tried(browser, person.username(), person.password());
    assertThat(right.statusCode()).isEqualTo(429);
    assertThat(Long.parseLong(right.headers().firstValue("Retry-After").orElseThrow()))
        .isBetween(1L, 900L);
    assertThat(right.body()).contains("Too many attempts. This one was not checked.");
    assertThat(
            tried(browser, person.username().toUpperCase(java.util.Locale.ROOT), "x").statusCode())
        .as("spelled otherwise")
        .isEqualTo(429);
    var other = server.nextPerson();
    assertThat(tried(browser, other.username(), other.password()).statusCode()).isEqualTo(303);
  }

  @Test
  void sixty_wrong_guesses_from_one_address_shut_it_but_nobody_elses() {
    var person = server.nextPerson();
    var guesser = new WebClient(server, address("127.0.0.4"));
    for (int guess = 0; guess < SignInLimits.PER_ADDRESS; guess++) {
      assertThat(tried(guesser, "somebody-" + guess, "x").statusCode()).isEqualTo(401);
    }
    assertThat(tried(guesser, person.username(), person.password()).statusCode()).isEqualTo(429);
    assertThat(new WebClient(server).signIn(person).statusCode()).isEqualTo(303);
  }

  private static InetAddress address(String text) {
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }
}
