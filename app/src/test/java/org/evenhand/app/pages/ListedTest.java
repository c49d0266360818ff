package org.evenhand.app.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.evenhand.app.wiring.DemoServer;
import org.evenhand.app.wiring.HtmlForm;
import org.evenhand.app.wiring.WebClient;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.SignedIn;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Being listed in an app that others use: what was read is what was agreed to. */
class ListedTest {
  private static final String LIST = "/me/apps/northstar-phone/list";
  private static DemoServer server;

  @BeforeAll
  static void start() {
    server = DemoServer.shared();
  }

  /** Somebody whom no app lists, whatever the demo's story had them say. */
  private static DemoServer.Person unlisted() {
    var person = server.nextPerson();
    var who = new SignedIn(new PersonId(person.number()));
    server.platform().consentActs().stop(who, new AppId("northstar-phone"));
    return person;
  }

  @Test
  void the_yes_to_being_listed_names_the_hash_of_the_words_that_were_on_the_page() {
    var browser = new WebClient(server);
    browser.signIn(unlisted());
    var form = HtmlForm.in(browser.get("/me").body(), LIST);
    long before = server.position();

    assertThat(browser.send(form).statusCode()).isEqualTo(303);

    assertThat(server.changesAfter(before))
        .singleElement()
        .satisfies(frame ->
            assertThat(frame.path("wording_sha256").asString())
                .isEqualTo(form.values("wording").getFirst()));
  }

  @Test
  void nobody_is_listed_by_words_that_were_not_on_their_page() {
    var browser = new WebClient(server);
    browser.signIn(unlisted());
    var form = HtmlForm.in(browser.get("/me").body(), LIST);
    long before = server.position();

    for (var other :
        new HtmlForm[] {form.without("wording"), form.with("wording", "0".repeat(64))}) {
      var answer = browser.send(other);
      assertThat(answer.statusCode()).isEqualTo(409);
      assertThat(answer.body())
          .contains("This changed while you were reading", "Nothing was allowed");
    }

    assertThat(server.changesAfter(before)).isEmpty();
  }
}
