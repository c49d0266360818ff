package org.evenhand.app.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import org.evenhand.app.wiring.HtmlForm;
import org.evenhand.app.wiring.WebClient;
import org.evenhand.vocabulary.OfficeRole;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a session in the office is, how long it lasts, and what it asks for anew. */
class OfficeSessionTest {
  private static OfficeServer server;

  @BeforeAll
  static void start() {
    server = OfficeServer.shared();
  }

  private static OfficeVisitor enrolled() {
    var visitor = OfficeVisitor.at(server);
    assertThat(visitor.enrol(server.newcomer(OfficeRole.OFFICER)).statusCode()).isEqualTo(303);
    return visitor;
  }

  @Test
  void a_persons_session_opens_no_page_of_the_office_nor_an_officers_a_persons() {
    var browser = server.browser();
    browser.signIn(server.person());
    var persons = browser.cookie("evenhand").orElseThrow().getValue();
    assertThat(browser.get("/me").statusCode()).isEqualTo(200);
    assertThat(browser.get("/office").statusCode()).isEqualTo(302);
    browser.plant("evenhand-office", persons);
    assertThat(browser.get("/office").statusCode()).isEqualTo(302);

    var visitor = enrolled();
    var officers = visitor.browser().cookie("evenhand-office").orElseThrow().getValue();
    assertThat(visitor.browser().cookie("evenhand")).isEmpty();
    var answer = visitor.browser().get("/me");
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(WebClient.location(answer)).contains("/login");
    visitor.browser().plant("evenhand", officers);
    assertThat(visitor.browser().get("/me").statusCode()).isEqualTo(302);
  }

  @Test
  void who_is_both_signs_out_of_one_and_stays_in_the_other() {
    var visitor = enrolled();
    visitor.browser().signIn(server.person());
    assertThat(visitor.inside()).isTrue();
    visitor.press("/office/sign-out");
    assertThat(visitor.inside()).isFalse();
    assertThat(visitor.browser().get("/me").statusCode()).isEqualTo(200);
  }

  @Test
  void the_front_page_lists_what_needs_this_officer_the_longest_wait_first() {
    assertThat(enrolled().browser().get("/office").body()).contains("Nothing needs you now.");
    var waitedFor = OfficeVisitor.at(server);
    waitedFor.enrol(server.officers().invite(OfficeServer.WAITED_FOR, OfficeRole.OFFICER, false));
    assertThat(waitedFor.browser().get("/office").body())
        .containsSubsequence("Rule on a request", "Declare ties", "Approve &lt;b&gt;")
        .contains("<a href=\"/office/b\">Rule on a request</a>, waiting since 1 January 1970");
  }

  @Test
  void ones_own_passkey_confirms_no_session_that_somebody_else_left_open() throws Exception {
    var own = enrolled();
    var other = enrolled();
    server.wait(Duration.ofMinutes(6));
    assertThat(asksForAPasskey(other)).isTrue();
    var form = own.shown(own.browser().get("/office/confirm"), "/office/confirm");
    var sent =
        HttpRequest.newBuilder(server.base().resolve("/office/confirm"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header(
                "Cookie",
                cookie(own, "evenhand-office")
                    + "; "
                    + cookie(other, "evenhand-office")
                    + "; "
                    + cookie(own, "evenhand-office-csrf"))
            .POST(HttpRequest.BodyPublishers.ofString(form.encoded()))
            .build();
    try (var http = HttpClient.newHttpClient()) {
      assertThat(http.send(sent, HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(303);
    }
    assertThat(asksForAPasskey(own)).isFalse();
    assertThat(asksForAPasskey(other)).isTrue();
  }

  private static boolean asksForAPasskey(OfficeVisitor visitor) {
    return visitor.browser().get("/office/passkeys/new").statusCode() == 303;
  }

  private static String cookie(OfficeVisitor visitor, String name) {
    return name + "=" + visitor.browser().cookie(name).orElseThrow().getValue();
  }

  @Test
  void a_session_ends_half_an_hour_after_the_last_request() {
    var visitor = enrolled();
    server.wait(Duration.ofMinutes(29));
    assertThat(visitor.inside()).isTrue();
    server.wait(Duration.ofMinutes(29));
    assertThat(visitor.inside()).isTrue();
    server.wait(Duration.ofMinutes(31));
    assertThat(visitor.inside()).isFalse();
  }

  @Test
  void a_session_ends_eight_hours_after_sign_in_however_busy() {
    var visitor = enrolled();
    for (int passed = 0; passed < 19; passed++) {
      server.wait(Duration.ofMinutes(25));
      assertThat(visitor.inside()).as("after " + passed).isTrue();
    }
    server.wait(Duration.ofMinutes(10));
    assertThat(visitor.inside()).isFalse();
  }

  @Test
  void its_cookie_is_kept_from_scripts_and_other_sites_and_changes_at_sign_in() {
    var visitor = enrolled();
    var first = visitor.browser().cookie("evenhand-office").orElseThrow().getValue();
    var answer = visitor.signIn();
    assertThat(answer.headers().allValues("Set-Cookie"))
        .anyMatch(cookie -> cookie.startsWith("evenhand-office="))
        .allSatisfy(cookie -> assertThat(cookie).contains("HttpOnly", "SameSite=Strict", "Path=/"));
    assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    var old = server.browser();
    old.plant("evenhand-office", first);
    assertThat(old.get("/office").statusCode()).isEqualTo(302);
  }

  @Test
  void a_form_without_the_offices_mark_is_refused() {
    var visitor = enrolled();
    visitor.browser().signIn(server.person());
    var persons = HtmlForm.in(visitor.browser().get("/me").body(), "/logout").values("_csrf");
    assertThat(visitor.browser().post("/office/sign-out", "").statusCode()).isEqualTo(403);
    assertThat(
            visitor.browser().post("/office/sign-out", "_csrf=" + persons.getFirst()).statusCode())
        .isEqualTo(403);
    assertThat(visitor.inside()).isTrue();
  }

  @Test
  void pages_that_ask_for_a_passkey_may_run_a_script_of_the_servers_own_and_others_none() {
    var browser = server.browser();
    assertThat(browser.get("/office/sign-in").headers().firstValue("Content-Security-Policy"))
        .hasValueSatisfying(policy ->
            assertThat(policy).contains("default-src 'none'; script-src 'self'; style-src"));
    for (var path : new String[] {"/", "/register", "/me/nowhere"}) {
      assertThat(browser.get(path).headers().firstValue("Content-Security-Policy"))
          .as(path)
          .hasValueSatisfying(policy -> assertThat(policy).doesNotContain("script-src"));
      assertThat(browser.get(path).body()).as(path).doesNotContain("<script");
    }
    assertThat(browser.get("/assets/passkeys.js").body()).doesNotContain("fetch(", "innerHTML");
  }

  @Test
  void adding_a_passkey_asks_for_one_that_was_shown_within_five_minutes() {
    var visitor = enrolled();
    var page = visitor.browser().get("/office/passkeys/new");
    assertThat(page.statusCode()).as("just enrolled").isEqualTo(200);
    var second = new OfficeVisitor(visitor.browser(), OfficeVisitor.at(server).passkey());
    var form = second.made(page, "/office/passkeys/new");
    server.wait(Duration.ofMinutes(6));
    assertThat(WebClient.location(visitor.browser().send(form)))
        .isEqualTo("/office/confirm?to=/office/passkeys/new");
    assertThat(second.elsewhere(server).signIn().statusCode()).isEqualTo(403);

    assertThat(second.confirm().statusCode()).as("a passkey of nobody's").isEqualTo(403);
    assertThat(visitor.browser().get("/office/passkeys/new").statusCode()).isEqualTo(303);
    assertThat(visitor.confirm().statusCode()).isEqualTo(303);
    var asked = visitor.browser().get("/office/passkeys/new");
    assertThat(visitor.browser().send(second.made(asked, "/office/passkeys/new")).statusCode())
        .isEqualTo(303);
    assertThat(second.elsewhere(server).signIn().statusCode()).isEqualTo(303);
  }

  @Test
  void another_officers_passkey_confirms_nothing() {
    var visitor = enrolled();
    var other = enrolled();
    server.wait(Duration.ofMinutes(6));
    var page = visitor.browser().get("/office/confirm");
    assertThat(visitor.browser().send(other.shown(page, "/office/confirm")).statusCode())
        .isEqualTo(403);
    assertThat(visitor.browser().get("/office/passkeys/new").statusCode()).isEqualTo(303);
  }

  @Test
  void a_removed_passkey_opens_nothing_and_ends_other_sessions_but_the_last_one_stays() {
    var visitor = enrolled();
    var page = visitor.browser().get("/office");
    assertThat(page.body()).doesNotContain("/remove");
    var second = new OfficeVisitor(visitor.browser(), OfficeVisitor.at(server).passkey());
    visitor
        .browser()
        .send(second.made(visitor.browser().get("/office/passkeys/new"), "/office/passkeys/new"));
    var thief = second.elsewhere(server);
    assertThat(thief.signIn().statusCode()).isEqualTo(303);
    assertThat(thief.inside()).isTrue();

    var ids = removals(visitor.browser().get("/office").body());
    assertThat(ids).hasSize(2);
    assertThat(WebClient.location(visitor.press(ids.getLast()))).isEqualTo("/office?done=removed");
    assertThat(thief.inside()).isFalse();
    assertThat(thief.signIn().statusCode()).isEqualTo(403);
    assertThat(visitor.inside()).isTrue();

    var mark = HtmlForm.in(visitor.browser().get("/office").body(), "/office/sign-out");
    var last = visitor.browser().post(ids.getFirst(), mark.encoded());
    assertThat(WebClient.location(last)).isEqualTo("/office?done=last");
    var unknown =
        "/office/passkeys/" + Base64.getUrlEncoder().encodeToString(new byte[3]) + "/remove";
    assertThat(WebClient.location(visitor.browser().post(unknown, mark.encoded())))
        .isEqualTo("/office?done=unknown");
    assertThat(visitor.elsewhere(server).signIn().statusCode()).isEqualTo(303);
  }

  private static java.util.List<String> removals(String page) {
    return java.util.regex.Pattern.compile("/office/passkeys/[^/\"]+/remove")
        .matcher(page)
        .results()
        .map(java.util.regex.MatchResult::group)
        .toList();
  }
}
