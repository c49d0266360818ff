package org.evenhand.app.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.evenhand.app.identity.Browser.Device;
import org.evenhand.app.identity.Browser.Family;
import org.evenhand.app.office.OfficeServer;
import org.evenhand.app.wiring.HtmlForm;
import org.evenhand.app.wiring.WebClient;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A person sees where they are signed in, and ends it. */
class PersonSessionsTest {
  private static OfficeServer server;

  @BeforeAll
  static void start() {
    server = OfficeServer.shared();
  }

  @Test
  void all_open_sessions_are_listed_this_one_is_marked_and_no_address_is_told() {
    var person = server.person();
    var here = PersonVisitor.at(server).signedIn(person);
    assertThat(here.page()).containsOnlyOnce("this one").doesNotContain("End all others");
    var there = PersonVisitor.at(server).signedIn(person);
    assertThat(here.page())
        .containsOnlyOnce("this one")
        .contains("End all others", "with your password")
        .doesNotContain("127.0.0.1");
    there.press("/logout");
    assertThat(here.page()).doesNotContain("End all others");
  }

  @Test
  void ending_one_takes_effect_on_its_very_next_request_and_on_no_other() {
    var person = server.person();
    var here = PersonVisitor.at(server).signedIn(person);
    var there = PersonVisitor.at(server).signedIn(person);
    var stranger = PersonVisitor.at(server).signedIn(server.person());
    assertThat(WebClient.location(here.pressFirst("/me/sign-in/sessions/", "/end")))
        .isEqualTo("/me/sign-in?done=ended");
    assertThat(there.inside()).isFalse();
    assertThat(here.inside()).isTrue();
    assertThat(stranger.inside()).isTrue();
  }

  @Test
  void ending_all_others_leaves_this_one_alone() {
    var person = server.person();
    var first = PersonVisitor.at(server).signedIn(person);
    var second = PersonVisitor.at(server).signedIn(person);
    var here = PersonVisitor.at(server).signedIn(person);
    here.press("/me/sign-in/sessions/end-others");
    assertThat(first.inside()).isFalse();
    assertThat(second.inside()).isFalse();
    assertThat(here.inside()).isTrue();
  }

  @Test
  void nobody_ends_the_session_of_another_person_or_one_that_is_not_there() {
    var ann = PersonVisitor.at(server).signedIn(server.person());
    var bens = server.person();
    var ben = PersonVisitor.at(server).signedIn(bens);
    PersonVisitor.at(server).signedIn(bens);
    var page = ben.page();
    var at = page.indexOf("/me/sign-in/sessions/");
    var id = page.substring(at, page.indexOf("/end\"", at) + 4);
    var mark = HtmlForm.in(ann.page(), "/logout").values("_csrf").getFirst();
    var answer = ann.browser().post(id, "_csrf=" + mark);
    assertThat(WebClient.location(answer)).isEqualTo("/me/sign-in?done=unknown");
    assertThat(ben.inside()).isTrue();
    assertThat(ben.browser().post(id, "").statusCode()).as("without the mark").isEqualTo(403);
    assertThat(ben.page()).contains("End all others");
  }

  @Test
  void changing_the_password_and_removing_a_passkey_end_the_others() {
    var person = server.person();
    var here = PersonVisitor.at(server).enrolled(person, "phone");
    var there = here.elsewhere(server);
    assertThat(there.signIn().statusCode()).isEqualTo(303);
    here.pressFirst("/me/sign-in/passkeys/", "/remove");
    assertThat(there.inside()).isFalse();
    there.signedIn(person);
    var form =
        HtmlForm.in(here.browser().get("/me/sign-in/password").body(), "/me/sign-in/password");
    here.browser().send(form.with("password", "a new password").with("again", "a new password"));
    assertThat(there.inside()).isFalse();
    assertThat(here.inside()).isTrue();
  }

  @Test
  void when_it_was_last_used_is_told() {
    var person = server.person();
    PersonVisitor.at(server).signedIn(person);
    server.wait(Duration.ofMinutes(30));
    var here = PersonVisitor.at(server).signedIn(person);
    assertThat(here.page()).contains("<dd>now</dd>").doesNotContain("a moment ago");
    PersonVisitor.at(server).signedIn(person);
    assertThat(here.page()).contains("a moment ago");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0|FIREFOX|COMPUTER",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0|EDGE|COMPUTER",
        "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36|CHROME|PHONE",
        "Mozilla/5.0 (Linux; Android 14; SM-X910) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/25.0 Chrome/121.0 Safari/537.36|SAMSUNG|TABLET",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1|SAFARI|PHONE",
        "Mozilla/5.0 (iPad; CPU OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/120.0 Mobile/15E148 Safari/604.1|CHROME|TABLET",
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 OPR/120.0|OPERA|COMPUTER",
        "Java-http-client/25|OTHER|UNKNOWN",
        "|OTHER|UNKNOWN"
      })
  void a_browser_is_told_in_no_finer_words_than_its_owner_needs(
      String said, Family family, Device device) {
    assertThat(Browser.of(said)).isEqualTo(new Browser(family, device));
  }

  @Test
  void a_browser_that_says_too_much_is_not_read() {
    assertThat(Browser.of("Firefox/1 ".repeat(200)))
        .isEqualTo(new Browser(Family.OTHER, Device.UNKNOWN));
  }
}
