package org.evenhand.app.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.evenhand.app.identity.Invitation;
import org.evenhand.app.identity.OfficeAccounts;
import org.evenhand.app.wiring.HtmlForm;
import org.evenhand.vocabulary.OfficeRole;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What an invitation opens, how often, and for how long. */
class OfficeInvitationTest {
  private static OfficeServer server;

  @BeforeAll
  static void start() {
    server = OfficeServer.shared();
  }

  private static void assertOpensNothing(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("This invitation opens nothing");
  }

  @Test
  void an_invitation_that_was_used_opens_nothing_even_to_who_had_opened_it_before() {
    var invitation = server.newcomer(OfficeRole.OFFICER);
    var thief = OfficeVisitor.at(server);
    var opened = thief.made(thief.open(invitation), "/office/enrol/passkey");
    var officer = OfficeVisitor.at(server);
    assertThat(officer.enrol(invitation).statusCode()).isEqualTo(303);

    assertOpensNothing(thief.browser().send(opened));
    assertOpensNothing(thief.open(invitation));
    assertThat(thief.inside()).isFalse();
    assertThat(thief.signIn().statusCode()).isEqualTo(403);
  }

  @Test
  void an_invitation_runs_out() {
    var invitation = server.newcomer(OfficeRole.OFFICER);
    assertThat(OfficeVisitor.at(server).open(invitation).statusCode()).isEqualTo(200);
    server.wait(OfficeAccounts.INVITED_FOR);
    assertOpensNothing(OfficeVisitor.at(server).open(invitation));
  }

  @Test
  void a_newer_invitation_takes_the_place_of_an_older_one() {
    var old = server.newcomer(OfficeRole.OFFICER);
    var newer = server.officers().invite(old.id(), OfficeRole.OFFICER, false);
    assertOpensNothing(OfficeVisitor.at(server).open(old));
    assertThat(OfficeVisitor.at(server).enrol(newer).statusCode()).isEqualTo(303);
  }

  @Test
  void a_made_up_invitation_opens_nothing() {
    var real = server.newcomer(OfficeRole.OFFICER);
    for (var made : new String[] {"", ".", real.id(), real.id() + ".", "x." + "A".repeat(43)}) {
      assertOpensNothing(
          OfficeVisitor.at(server)
              .open(new Invitation(real.id(), "/office/enrol", made, real.until())));
    }
    assertThat(real.toString()).doesNotContain(real.text().substring(real.text().length() - 20));
  }

  @Test
  void a_passkey_made_for_another_origin_or_without_verification_is_not_taken() {
    var invitation = server.newcomer(OfficeRole.OFFICER);
    var elsewhere = OfficeVisitor.at(server);
    elsewhere.passkey().origin = "https://evil.example";
    assertThat(elsewhere.enrol(invitation).statusCode()).isEqualTo(403);
    var careless = OfficeVisitor.at(server);
    careless.passkey().verifies = false;
    assertThat(careless.enrol(invitation).statusCode()).isEqualTo(403);
    assertThat(elsewhere.inside() || careless.inside()).isFalse();
    assertThat(OfficeVisitor.at(server).enrol(invitation).statusCode())
        .as("what was refused used nothing up")
        .isEqualTo(303);
  }

  @Test
  void nonsense_in_the_place_of_a_new_passkey_is_refused_and_uses_nothing_up() {
    var invitation = server.newcomer(OfficeRole.OFFICER);
    var visitor = OfficeVisitor.at(server);
    var form = visitor.made(visitor.open(invitation), "/office/enrol/passkey");
    var credential = form.values("credential").getFirst();
    for (var nonsense :
        List.of(
            "",
            "null",
            "{}",
            "[1]",
            credential.replaceAll(",\"response\":.*", "}"),
            credential.replaceAll(",\"attestationObject\":\"[^\"]*\"", ""),
            credential.replaceAll("\"attestationObject\":\"[^\"]*", "\"attestationObject\":\""),
            credential.replaceAll("\"attestationObject\":\"[^\"]*", "\"attestationObject\":\"oA"),
            credential.replaceAll("(\"attestationObject\":\"[^\"]{100})[^\"]*", "$1"),
            credential.replaceAll("\"clientDataJSON\":\"[^\"]*", "\"clientDataJSON\":\"e30"))) {
      assertThat(visitor.browser().send(form.with("credential", nonsense)).statusCode())
          .as(nonsense)
          .isEqualTo(403);
    }
    assertThat(visitor.inside()).isFalse();
    assertThat(visitor.browser().send(form).statusCode()).isEqualTo(303);
  }

  @Test
  void who_lost_their_passkey_is_invited_again_and_the_lost_one_opens_nothing() {
    var first = server.newcomer(OfficeRole.OFFICER);
    var lost = OfficeVisitor.at(server);
    lost.enrol(first);
    var again = server.officers().invite(first.id(), OfficeRole.OFFICER, true);
    assertThat(lost.elsewhere(server).signIn().statusCode()).isEqualTo(403);
    var officer = OfficeVisitor.at(server);
    officer.enrol(again);
    assertThat(officer.browser().get("/office").body())
        .contains("<strong>" + first.id() + "</strong>");
  }

  @Test
  void who_was_removed_is_out_at_once_and_their_id_is_never_given_again() {
    var invitation = server.newcomer(OfficeRole.OFFICER);
    var officer = OfficeVisitor.at(server);
    officer.enrol(invitation);
    assertThat(officer.inside()).isTrue();
    assertThat(server.officers().remove(invitation.id())).isTrue();
    assertThat(officer.inside()).isFalse();
    assertThat(officer.signIn().statusCode()).isEqualTo(403);
    assertThat(server.officers().list()).noneMatch(o -> o.id().equals(invitation.id()));
    assertThatThrownBy(() -> server.officers().invite(invitation.id(), OfficeRole.OFFICER, false))
        .hasMessageContaining("no id is given twice");
  }

  @Test
  void a_role_is_for_ever() {
    var invitation = server.newcomer(OfficeRole.OFFICER);
    assertThatThrownBy(() -> server.officers().invite(invitation.id(), OfficeRole.REGULATOR, false))
        .hasMessageContaining("has the role officer");
  }

  @Test
  void a_wait_between_opening_and_making_ends_in_a_new_question() {
    var invitation = server.newcomer(OfficeRole.OFFICER);
    var visitor = OfficeVisitor.at(server);
    var form = visitor.made(visitor.open(invitation), "/office/enrol/passkey");
    server.wait(Duration.ofMinutes(11));
    var late = visitor.browser().send(form);
    assertThat(late.statusCode()).isEqualTo(403);
    assertThat(HtmlForm.in(late.body(), "/office/enrol/passkey").values("challenge"))
        .isNotEqualTo(form.values("challenge"));
    assertThat(visitor.browser().send(visitor.made(late, "/office/enrol/passkey")).statusCode())
        .isEqualTo(303);
  }
}
