package org.evenhand.app.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.evenhand.app.office.OfficeServer;
import org.evenhand.app.wiring.WebClient;
import org.evenhand.store.memory.MemoryTable;
import org.evenhand.vocabulary.PersonId;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A person's first passkey, by invitation. */
class PersonInvitationTest {
  private static OfficeServer server;

  @BeforeAll
  static void start() {
    server = OfficeServer.shared();
  }

  private static PersonVisitor visitor() {
    return PersonVisitor.at(server);
  }

  private static Invitation newcomer() {
    int number = server.nextNumber();
    return server.invite("newcomer-" + number, number, false);
  }

  @Test
  void a_newcomer_makes_their_first_passkey_and_is_signed_in_without_any_password() {
    var invitation = newcomer();
    var visitor = visitor();
    assertThat(visitor.open(invitation).body()).contains("You are invited as " + invitation.id());
    assertThat(WebClient.location(visitor.enrol(invitation))).isEqualTo("/me/sign-in?done=welcome");
    assertThat(visitor.page()).contains("<h3>phone</h3>", "No password opens your account.");
    visitor.press("/logout");
    assertThat(visitor.signIn().statusCode()).isEqualTo(303);
    assertThat(visitor.inside()).isTrue();
  }

  @Test
  void an_invitation_opens_once_and_in_time_and_a_newer_one_ends_it() {
    var used = newcomer();
    visitor().enrol(used);
    assertClosed(visitor().open(used));

    var late = newcomer();
    server.wait(WaysIn.INVITED_FOR);
    assertClosed(visitor().open(late));

    int number = server.nextNumber();
    var older = server.invite("twice-" + number, number, false);
    var newer = server.invite("twice-" + number, number, false);
    assertClosed(visitor().open(older));
    assertThat(visitor().enrol(newer).statusCode()).isEqualTo(303);
    for (var made : List.of("", ".", newer.id(), newer.id() + ".", "x." + "A".repeat(43))) {
      assertClosed(visitor().open(new Invitation(newer.id(), "", made, newer.until())));
    }
  }

  private static void assertClosed(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("This invitation opens nothing");
  }

  @Test
  void of_two_who_use_one_invitation_one_comes_in() throws Exception {
    var invitation = newcomer();
    var first = visitor();
    var second = visitor();
    var forms =
        List.of(
            first.made(first.open(invitation), "/login/invited/passkey"),
            second.made(second.open(invitation), "/login/invited/passkey"));
    try (var two = Executors.newFixedThreadPool(2)) {
      Callable<HttpResponse<String>> one = () -> first.browser().send(forms.getFirst());
      Callable<HttpResponse<String>> other = () -> second.browser().send(forms.getLast());
      int welcome = 0;
      for (var answer : two.invokeAll(List.of(one, other))) {
        welcome += answer.get().statusCode() == 303 ? 1 : 0;
      }
      assertThat(welcome).isEqualTo(1);
    }
  }

  @Test
  void who_lost_their_passkeys_is_invited_anew_and_what_they_had_opens_nothing() {
    var person = server.person();
    var old = visitor().enrolled(person, "lost");
    var again = server.invite(person.username(), person.number(), true);
    assertThat(server.browser().signIn(person).statusCode()).isEqualTo(401);
    assertThat(old.elsewhere(server).signIn().statusCode()).isEqualTo(403);
    var visitor = visitor();
    assertThat(visitor.enrol(again).statusCode()).isEqualTo(303);
    assertThat(visitor.page()).contains("<h3>phone</h3>").doesNotContain("<h3>lost</h3>");
    assertThat(old.inside()).as("a session of before").isFalse();
  }

  @Test
  void whoever_begins_anew_with_one_account_has_no_way_in_by_their_other_either() {
    var person = server.person();
    var second = server.invite("second-" + person.number(), person.number(), false);
    var bySecond = visitor();
    assertThat(bySecond.enrol(second).statusCode()).isEqualTo(303);
    var third = server.invite("third-" + person.number(), person.number(), false);
    var other = server.person();

    var again = server.invite(person.username(), person.number(), true);

    assertThat(server.browser().signIn(person).statusCode()).isEqualTo(401);
    assertThat(bySecond.elsewhere(server).signIn().statusCode()).isEqualTo(403);
    assertClosed(visitor().open(third));
    assertThat(server.browser().signIn(other).statusCode()).as("somebody else").isEqualTo(303);
    assertThat(visitor().enrol(again).statusCode()).isEqualTo(303);

    var secondAgain = server.invite(second.id(), person.number(), false);
    assertThat(visitor().enrol(secondAgain).statusCode()).isEqualTo(303);
  }

  @Test
  void beginning_anew_ends_the_links_of_all_accounts_to_the_provider() {
    var table = new MemoryTable();
    var accounts = new Accounts(table);
    var issuer = "https://id.example";
    var now = Instant.parse("2026-03-02T09:00:00Z");
    var ways = new WaysIn(table, accounts, () -> now, new SecureRandom(), issuer);
    var ann = new PersonId(1);
    ways.link("ann", ann, issuer, "subject-1", now);
    ways.link("ann-at-work", ann, issuer, "subject-2", now);
    ways.link("ben", new PersonId(2), issuer, "subject-3", now);

    ways.invite("ann", ann, true);

    assertThat(ways.linked(issuer, "subject-1")).isEmpty();
    assertThat(ways.linked(issuer, "subject-2")).isEmpty();
    assertThat(ways.hasOther("ann-at-work")).isFalse();
    assertThat(ways.linked(issuer, "subject-3")).hasValue("ben");
  }

  @Test
  void a_user_name_is_one_persons_and_a_name_that_cannot_be_is_refused() {
    var person = server.person();
    assertThatThrownBy(() -> server.invite(person.username(), server.nextNumber(), false))
        .hasMessageContaining("is taken");
    assertThatThrownBy(() -> server.invite("Not A Name", server.nextNumber(), false))
        .hasMessageContaining("cannot be a user name");
  }

  @Test
  void what_opens_the_door_stands_in_no_log_and_no_address() {
    var invitation = newcomer();
    var secret = invitation.text().substring(invitation.id().length() + 1);
    assertThat(invitation.toString()).doesNotContain(secret);
    assertThat(invitation.path()).isEqualTo("/login/invited#" + invitation.text());
    assertThat(server.identityRows()).doesNotContain(secret);
  }
}
