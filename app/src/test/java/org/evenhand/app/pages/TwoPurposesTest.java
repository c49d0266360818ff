package org.evenhand.app.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.evenhand.app.wiring.DemoServer;
import org.evenhand.app.wiring.WebClient;
import org.evenhand.consent.Wording;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.Purpose;
import org.evenhand.vocabulary.SignedIn;
import org.evenhand.vocabulary.TermsVersion;
import org.junit.jupiter.api.Test;

/** What a person's page says of an app that they allow something for two purposes. */
class TwoPurposesTest {
  private static final AppId APP = new AppId("sunny-maps");
  private static final Purpose ADVERTISING = new Purpose("Advertising");
  private final DemoServer server = DemoServer.shared();

  private void allow(SignedIn who, Purpose purpose) {
    server
        .platform()
        .consentActs()
        .agreeToBeListed(
            who,
            APP,
            purpose,
            Set.of(new DataTypeId("friends")),
            Instant.now().plus(Duration.ofDays(9)),
            new TermsVersion("2026-09"),
            new Wording("Yes.", "en"));
  }

  @Test
  void a_withdrawal_for_one_purpose_is_not_told_as_the_end_of_all() {
    var person = server.nextPerson();
    var browser = new WebClient(server);
    browser.signIn(person);
    var who = new SignedIn(new PersonId(person.number()));
    var acts = server.platform().consentActs();
    acts.stop(who, APP);
    allow(who, ADVERTISING);
    allow(who, new Purpose("ScientificResearch"));

    acts.withdraw(who, APP, ADVERTISING);
    assertThat(browser.get("/me?done=" + APP.value()).body())
        .contains("no longer see anything of yours to show advertising; what you allowed it for");

    acts.withdraw(who, APP, new Purpose("ScientificResearch"));
    assertThat(browser.get("/me?done=" + APP.value()).body())
        .contains("may no longer see anything of yours. Recorded on");
  }
}
