package org.evenhand.app.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import org.evenhand.app.wiring.HtmlForm;
import org.evenhand.vocabulary.OfficeRole;
import org.junit.jupiter.api.Test;

/** What the office's forms refuse, and that nothing happens then. */
final class OfficeActsOverHttpTest {
  private static final String FORM = "/office/acts/record-proposal";

  private final OfficeServer server = OfficeServer.shared();

  private OfficeVisitor officer() {
    var visitor = OfficeVisitor.at(server);
    var invitation = server.newcomer(OfficeRole.OFFICER);
    assertThat(visitor.enrol(invitation).statusCode()).isEqualTo(303);
    server.appoint(invitation.id());
    return visitor;
  }

  private static HtmlForm filled(OfficeVisitor who, String id) {
    return HtmlForm.in(who.browser().get(FORM).body(), FORM)
        .with("id", id)
        .with("text", "Sell friends by the line.")
        .with("reason", "Spoken of on Monday.");
  }

  private static HtmlForm looked(OfficeVisitor who, String id) {
    var look = who.browser().send(filled(who, id).with("step", "look"));
    assertThat(look.statusCode()).isEqualTo(200);
    assertThat(look.body()).contains("What will be public", "Record it, publicly");
    return HtmlForm.in(look.body(), FORM).with("step", "record");
  }

  private boolean registered(String proposal) {
    return server.proposals().contains(proposal);
  }

  @Test
  void looking_records_nothing_and_what_is_sent_twice_is_done_once() {
    var who = officer();
    var form = looked(who, "by-the-line");
    assertThat(registered("by-the-line")).isFalse();

    assertThat(who.browser().send(form).body()).contains("it is in the record, for good");
    assertThat(registered("by-the-line")).isTrue();
    var before = server.position();
    var again = who.browser().send(form);
    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(again.body())
        .contains("Nothing was recorded twice")
        .doesNotContain("Record it, publicly");
    assertThat(server.position()).isEqualTo(before);
  }

  @Test
  void a_desk_that_was_left_open_does_nothing() {
    var who = officer();
    var form = looked(who, "left-open");
    server.wait(Duration.ofMinutes(6));
    var refused = who.browser().send(form);
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("more than five minutes");
    assertThat(registered("left-open")).isFalse();
    assertThat(who.browser().get(FORM).headers().firstValue("Location"))
        .contains("/office/confirm?to=" + FORM);
  }

  @Test
  void a_field_that_holds_what_it_cannot_is_marked_and_the_rest_is_kept() {
    var who = officer();
    HttpResponse<String> answer =
        who.browser().send(filled(who, "No Such Id").with("step", "look"));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("see what is marked below", "Sell friends by the line.");
  }

  @Test
  void a_plan_of_an_audit_is_registered_with_the_lines_that_a_plan_has() {
    var who = officer();
    var path = "/office/acts/register-audit-plan";
    var form =
        HtmlForm.in(who.browser().get(path).body(), path)
            .with("reason", "For next year.")
            .with("step", "look");
    var wrong = who.browser().send(form.with("plan", "title: Ours\r\nsede: 7\r\n"));
    assertThat(wrong.statusCode()).isEqualTo(400);
    assertThat(wrong.body()).contains("line 2", "is not a word of a plan");
    var look = who.browser().send(form.with("plan", "title: Ours\r\nseed: 7\r\n"));
    var done = who.browser().send(HtmlForm.in(look.body(), path).with("step", "record"));

    assertThat(done.body()).contains("it is in the record, for good");
  }

  @Test
  void an_id_that_is_taken_is_said_before_and_refused_after() {
    var who = officer();
    assertThat(who.browser().send(looked(who, "taken")).statusCode()).isEqualTo(200);
    var look = who.browser().send(filled(who, "taken").with("step", "look"));
    assertThat(look.body())
        .contains("can’t be recorded", "taken")
        .doesNotContain("Record it, publicly");
    var before = server.position();
    var forced = filled(who, "taken").with("step", "record").with("once", "made up");
    assertThat(who.browser().send(forced).statusCode()).isEqualTo(409);
    assertThat(server.position()).isEqualTo(before);
  }

  @Test
  void a_reason_that_cannot_be_recorded_is_said_before_it_is() {
    var who = officer();
    var hidden = filled(who, "hidden").with("reason", "Soft\u00adhyphen").with("step", "look");
    assertThat(who.browser().send(hidden).body())
        .contains("can’t be recorded", "malformed")
        .doesNotContain("Record it, publicly");
    var endless = filled(who, "hidden").with("reason", "x".repeat(2_001)).with("step", "look");
    assertThat(who.browser().send(endless).body()).contains("malformed");
  }

  @Test
  void nobody_acts_whom_the_register_does_not_know_as_an_officer() {
    officer();
    var stranger = OfficeVisitor.at(server);
    stranger.enrol(server.newcomer(OfficeRole.OFFICER));
    assertThat(stranger.browser().get("/office/acts").body())
        .contains("does not know you as an officer in office");
    var look = stranger.browser().send(filled(stranger, "strange").with("step", "look"));
    assertThat(look.body()).contains("is no officer in office");
  }

  @Test
  void a_regulator_looks_and_acts_nowhere() {
    var regulator = OfficeVisitor.at(server);
    regulator.enrol(server.newcomer(OfficeRole.REGULATOR));
    assertThat(regulator.browser().get("/office/acts").body()).contains("act nowhere");
    assertThat(regulator.browser().get(FORM).statusCode()).isEqualTo(404);
    assertThat(regulator.browser().get("/office/acts/no-such-act").statusCode()).isEqualTo(404);
  }
}
