package org.evenhand.app.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.evenhand.app.office.OfficeServer;
import org.evenhand.app.pages.Chromium;
import org.evenhand.app.pages.Chromium.Screen;
import org.evenhand.app.wiring.DemoServer;
import org.evenhand.app.wiring.HtmlForm;
import org.evenhand.app.wiring.WebClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;

/** Signing in through a real OpenID provider, rightly and under attack. */
class OpenIdSignInTest {
  private static RealProvider provider;
  private static OfficeServer server;

  @BeforeAll
  static void start() throws IOException {
    int port = DemoServer.freePort();
    var settings =
        new OpenIdSettings(
            "Example ID",
            java.net.URI.create("http://localhost:" + port),
            "evenhand",
            RealProvider.SECRET,
            "sub");
    server = OfficeServer.with(settings);
    provider = new RealProvider(port, server.base().resolve("/login/provider/back"));
  }

  @AfterAll
  static void stop() {
    provider.close();
  }

  @BeforeEach
  void truthful() {
    provider.truthful(server::now);
  }

  private static WebClient browser() {
    return new WebClient(server.base());
  }

  /** Goes to the provider; gives where it leads back to, not yet gone. */
  private static String thereAndBack(WebClient browser, String path) {
    var there = browser.get(path);
    assertThat(there.statusCode()).as(there.body()).isEqualTo(303);
    assertThat(WebClient.location(there)).startsWith(provider.issuer() + "/oauth2/authorize");
    var back = browser.get(WebClient.location(there));
    assertThat(WebClient.location(back)).startsWith(server.base() + "/login/provider/back?");
    return WebClient.location(back);
  }

  private static HttpResponse<String> signIn(WebClient browser) {
    return browser.get(thereAndBack(browser, "/login/provider?to=%2Fme%2Fsign-in"));
  }

  private static boolean inside(WebClient browser) {
    return browser.get("/me/sign-in").statusCode() == 200;
  }

  private static DemoServer.Person linked(String subject) {
    var person = server.person();
    server.link(person, provider.issuer().toString(), subject);
    provider.who(subject);
    return person;
  }

  @Test
  void whom_the_operator_linked_signs_in_and_the_session_is_new() {
    var person = linked("anna-1");
    var browser = browser();
    browser.signIn(server.person());
    var before = browser.cookie("evenhand").orElseThrow().getValue();
    assertThat(browser.get("/login").body()).contains("Sign in with Example ID");
    assertThat(WebClient.location(signIn(browser))).isEqualTo("/me/sign-in");
    assertThat(browser.get("/me/sign-in").body())
        .contains("signed in as " + person.username(), "through the platform’s sign-in");
    assertThat(browser.cookie("evenhand").orElseThrow().getValue()).isNotEqualTo(before);
  }

  @Test
  void its_pages_fit_every_screen_in_every_language_and_axe_finds_nothing_to_object_to() {
    var person = server.person();
    provider.who("rosa-1");
    try (var chromium = Chromium.start();
        var context = chromium.context(Screen.DESK)) {
      var page = context.newPage();
      page.navigate(server.base() + "/login");
      looked(page, "openid-sign-in");
      page.getByText("Sign in with Example ID").click();
      assertThat(page.locator("h1").textContent()).contains("No account here is linked to you");
      looked(page, "openid-nobody");
      page.navigate(server.base() + "/login");
      Chromium.assertFitsInEveryLanguage(page, "openid-sign-in");
      page.getByLabel("User name").fill(person.username());
      page.getByLabel("Password").fill(person.password());
      page.getByLabel("Password").press("Enter");
      page.navigate(server.base() + "/me/sign-in");
      page.getByText("Link Example ID").click();
      looked(page, "openid-link");
      Chromium.assertFitsInEveryLanguage(page, "openid-link");
      page.getByText("Link “rosa-1@id”").click();
      looked(page, "openid-linked");
      page.navigate(server.base() + "/me/sign-in");
      Chromium.assertFitsInEveryLanguage(page, "openid-linked");
      page.navigate(server.base() + "/me/confirm?to=%2Fme%2Fsign-in");
      looked(page, "openid-confirm");
      Chromium.assertFitsInEveryLanguage(page, "openid-confirm");
    }
  }

  private static void looked(Page page, String name) {
    for (var screen : List.of(Screen.NARROW, Screen.NIGHT, Screen.DESK)) {
      Chromium.turn(page, screen);
      var seen = name + "-" + screen.label();
      Chromium.picture(page, seen);
      Chromium.assertFits(page, seen);
      Chromium.assertAccessible(page, seen, screen);
    }
  }

  @Test
  void what_is_asked_of_the_provider_carries_state_nonce_and_pkce() {
    var asked = WebClient.location(browser().get("/login/provider"));
    assertThat(asked)
        .contains("response_type=code", "code_challenge_method=S256", "code_challenge=")
        .contains("nonce=", "state=", "scope=openid")
        .doesNotContain(RealProvider.SECRET);
  }

  @Test
  void a_subject_that_no_account_is_linked_to_gets_a_clear_page_and_nothing_is_made() {
    provider.who("stranger-1");
    var rows = server.identityRows();
    var browser = browser();
    var answer = signIn(browser);
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("No account here is linked to you");
    assertThat(inside(browser)).isFalse();
    assertThat(server.identityRows()).isEqualTo(rows);
  }

  @Test
  void a_signed_in_person_links_their_account_confirmed_and_by_a_press_of_their_own() {
    var person = server.person();
    provider.who("ben-1");
    var browser = browser();
    browser.signIn(person);
    assertThat(WebClient.location(browser.get(thereAndBack(browser, "/me/sign-in/provider/link"))))
        .isEqualTo("/me/sign-in/provider");
    assertThat(signIn(browser()).statusCode()).as("not linked yet").isEqualTo(403);
    var page = browser.get("/me/sign-in/provider");
    assertThat(page.body()).contains("“ben-1@id”", person.username());
    assertThat(WebClient.location(browser.send(HtmlForm.in(page.body(), "/me/sign-in/provider"))))
        .isEqualTo("/me/sign-in?done=linked");
    var other = browser();
    assertThat(WebClient.location(signIn(other))).isEqualTo("/me/sign-in");

    var unlink = HtmlForm.in(browser.get("/me/sign-in").body(), "/me/sign-in/provider/unlink");
    assertThat(WebClient.location(browser.send(unlink))).isEqualTo("/me/sign-in?done=unlinked");
    assertThat(inside(other)).as("who came in by it").isFalse();
    assertThat(signIn(browser()).statusCode()).isEqualTo(403);
  }

  @Test
  void linking_asks_for_a_confirmation_and_takes_nobody_elses_subject() {
    linked("carl-1");
    var thief = browser();
    thief.signIn(server.person());
    thief.get(thereAndBack(thief, "/me/sign-in/provider/link"));
    var form = HtmlForm.in(thief.get("/me/sign-in/provider").body(), "/me/sign-in/provider");
    assertThat(WebClient.location(thief.send(form))).isEqualTo("/me/sign-in?done=not-linked");

    server.wait(Duration.ofMinutes(6));
    assertThat(WebClient.location(thief.get("/me/sign-in/provider/link")))
        .startsWith("/me/confirm");
  }

  @Test
  void a_link_is_made_by_a_form_of_that_very_page_and_for_the_one_whom_it_showed() {
    var person = server.person();
    var browser = browser();
    browser.signIn(person);
    provider.who("lena-1");
    browser.get(thereAndBack(browser, "/me/sign-in/provider/link"));
    var form = HtmlForm.in(browser.get("/me/sign-in/provider").body(), "/me/sign-in/provider");
    assertThat(browser.send(form.without("_csrf")).statusCode()).isEqualTo(403);
    assertThat(browser.send(form.with("_csrf", "another")).statusCode()).isEqualTo(403);

    // Somebody makes the browser bring another's answer while the page is still open.
    provider.who("mallory-1");
    browser.get(thereAndBack(browser, "/me/sign-in/provider/link"));
    assertThat(WebClient.location(browser.send(form))).isEqualTo("/me/sign-in?done=not-linked");
    assertThat(server.identityRows()).doesNotContain("lena-1", "mallory-1");

    var shown = HtmlForm.in(browser.get("/me/sign-in/provider").body(), "/me/sign-in/provider");
    server.wait(Duration.ofMinutes(6));
    assertThat(WebClient.location(browser.send(shown))).startsWith("/me/confirm?to=");
    assertThat(server.identityRows()).doesNotContain("mallory-1");
  }

  @Test
  void a_session_left_open_at_the_provider_signs_in_but_neither_confirms_nor_links() {
    linked("mona-1");
    provider.shownAt(() -> server.now().minus(Duration.ofHours(1)));
    var browser = browser();
    assertThat(WebClient.location(signIn(browser))).isEqualTo("/me/sign-in");
    assertThat(WebClient.location(browser.get("/me/sign-in/provider/link")))
        .startsWith("/me/confirm");
    var confirming = "/me/confirm/provider?to=%2Fme%2Fsign-in";
    assertThat(browser.get(thereAndBack(browser, confirming)).statusCode()).isEqualTo(403);

    provider.shownAt(server::now);
    assertThat(WebClient.location(browser.get(thereAndBack(browser, confirming))))
        .isEqualTo("/me/sign-in");
    provider.shownAt(() -> server.now().minus(Duration.ofHours(1)));
    provider.who("nobody-1");
    assertThat(browser.get(thereAndBack(browser, "/me/sign-in/provider/link")).statusCode())
        .isEqualTo(403);
  }

  @Test
  void another_who_is_known_there_confirms_nothing() {
    linked("nils-1");
    var person = linked("olga-1");
    var browser = browser();
    browser.signIn(person);
    provider.who("nils-1");
    var back = thereAndBack(browser, "/me/confirm/provider?to=%2Fme%2Fsign-in");
    assertThat(browser.get(back).statusCode()).isEqualTo(403);
  }

  @Test
  void after_sign_in_nobody_is_led_to_another_site() {
    linked("petra-1");
    for (var elsewhere : List.of("https%3A%2F%2Fevil.example", "%2F%2Fevil.example", "%5Cevil")) {
      var browser = browser();
      var back = thereAndBack(browser, "/login/provider?to=" + elsewhere);
      assertThat(WebClient.location(browser.get(back))).isEqualTo("/me");
    }
  }

  @Test
  void a_link_at_an_issuer_that_another_link_took_the_place_of_leads_nowhere() {
    var person = server.person();
    server.link(person, "https://old.example", "quentin-1");
    server.link(person, provider.issuer().toString(), "quentin-1");
    assertThat(server.identityRows()).doesNotContain("https://old.example");
    provider.who("quentin-1");
    assertThat(signIn(browser()).statusCode()).isEqualTo(303);
  }

  @Test
  void an_answer_that_was_made_for_another_browser_or_another_purpose_is_worth_nothing() {
    linked("dora-1");
    var victim = browser();
    var attackers = thereAndBack(browser(), "/login/provider");
    assertRefused(victim.get(attackers), victim);
    victim.get("/login/provider");
    assertRefused(victim.get(attackers), victim);

    var signedIn = browser();
    signedIn.signIn(server.person());
    signedIn.get("/me/sign-in/provider/link");
    var answer = signedIn.get(attackers);
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(signedIn.get("/me/sign-in/provider").statusCode()).isEqualTo(303);
  }

  private static void assertRefused(HttpResponse<String> answer, WebClient browser) {
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body())
        .contains("proves nothing", "Nothing was made and nothing was changed");
    assertThat(inside(browser)).isFalse();
  }

  @Test
  void a_state_counts_once_and_not_for_ever() {
    linked("emil-1");
    var browser = browser();
    var back = thereAndBack(browser, "/login/provider");
    var held = browser.cookie("evenhand-openid").orElseThrow().getValue();
    assertThat(browser.get(back).statusCode()).isEqualTo(303);
    var replaying = browser();
    replaying.plant("evenhand-openid", held);
    assertRefused(replaying.get(back), replaying);

    var slow = browser();
    var late = thereAndBack(slow, "/login/provider");
    server.wait(Duration.ofMinutes(11));
    assertRefused(slow.get(late), slow);
  }

  @Test
  void an_id_token_for_another_question_another_audience_or_of_another_issuer_proves_nothing() {
    linked("fred-1");
    List<Consumer<JwtClaimsSet.Builder>> wrongs =
        List.of(
            claims -> claims.claim("nonce", "another"),
            claims -> claims.claims(all -> all.remove("nonce")),
            claims -> claims.audience(List.of("another app")),
            claims -> claims.audience(List.of("evenhand", "another")).claim("azp", "another"),
            claims -> claims.issuer("https://evil.example"),
            claims ->
                claims
                    .issuedAt(Instant.now().minusSeconds(7_200))
                    .expiresAt(Instant.now().minusSeconds(3_600)),
            claims -> claims.claim("sub", " "));
    for (var wrong : wrongs) {
      provider.saying(wrong);
      var browser = browser();
      assertRefused(signIn(browser), browser);
    }
    truthful();
    assertThat(signIn(browser()).statusCode()).isEqualTo(303);
  }

  @Test
  void an_answer_that_names_another_provider_is_a_mix_up_and_refused() {
    linked("gina-1");
    var browser = browser();
    var back = thereAndBack(browser, "/login/provider").replaceAll("&iss=[^&]*", "");
    assertRefused(browser.get(back + "&iss=https%3A%2F%2Fevil.example"), browser);
  }

  @Test
  void a_code_that_is_somebody_elses_or_none_signs_nobody_in() {
    linked("hugo-1");
    var browser = browser();
    var back = thereAndBack(browser, "/login/provider");
    assertRefused(browser.get(back.replaceAll("code=[^&]*", "code=made-up")), browser);
    var other = browser();
    var denied = thereAndBack(other, "/login/provider").replaceAll("code=[^&]*", "error=denied");
    var answer = other.get(denied);
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("You were not signed in");
  }

  @Test
  void whoever_has_no_other_way_in_confirms_there_anew_and_the_link_stays() {
    int number = server.nextNumber();
    var person = new DemoServer.Person("only-" + number, "", number);
    server.link(person, provider.issuer().toString(), "ida-1");
    provider.who("ida-1");
    var browser = browser();
    signIn(browser);
    var unlink = HtmlForm.in(browser.get("/me/sign-in").body(), "/me/sign-in/provider/unlink");
    assertThat(WebClient.location(browser.send(unlink))).isEqualTo("/me/sign-in?done=last");
    server.wait(Duration.ofMinutes(6));
    assertThat(browser.get("/me/erase").body())
        .contains("Confirm with Example ID first")
        .doesNotContain("Erase me for good");
    var asked = WebClient.location(browser.get("/me/confirm/provider?to=%2Fme%2Ferase"));
    assertThat(asked).contains("prompt=login", "max_age=0");
  }

  @Test
  void while_the_provider_is_down_the_page_says_so_and_the_password_works() {
    var person = linked("jana-1");
    var browser = browser();
    var back = thereAndBack(browser, "/login/provider");
    provider.down();
    try {
      var answer = browser.get(back);
      assertThat(answer.statusCode()).as("no token to be had").isEqualTo(503);
      assertThat(answer.body()).contains("can’t be reached");
      assertThat(inside(browser)).isFalse();
      server.wait(Duration.ofHours(2));
      var down = browser.get("/login/provider");
      assertThat(down.statusCode()).isEqualTo(503);
      assertThat(down.body()).contains("can’t be reached", "Use your password or a passkey");
      assertThat(browser.get("/login").statusCode()).isEqualTo(200);
      assertThat(browser.signIn(person).statusCode()).isEqualTo(303);
    } finally {
      provider.up();
    }
    server.wait(Duration.ofSeconds(6));
    assertThat(signIn(browser()).statusCode()).isEqualTo(303);
  }

  @Test
  void nothing_of_the_link_is_left_when_its_owner_is_erased() {
    var person = linked("kurt-1");
    assertThat(server.identityRows()).contains("kurt-1");
    server.forget(person);
    assertThat(server.identityRows()).doesNotContain("kurt-1");
    assertThat(signIn(browser()).statusCode()).isEqualTo(403);
  }
}
