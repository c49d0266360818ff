package org.evenhand.app.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.evenhand.app.office.OfficeServer;
import org.evenhand.app.wiring.WebClient;
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
