package org.evenhand.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.evenhand.gate.Asks.friends;
import static org.evenhand.gate.Asks.of;
import static org.evenhand.gate.Offices.ADVERTISING;
import static org.evenhand.gate.Offices.PERSONALISATION;
import static org.evenhand.gate.Offices.type;
import static org.evenhand.gate.Offices.types;
import static org.evenhand.vocabulary.Reason.AGREEMENT_SUSPENDED;
import static org.evenhand.vocabulary.Reason.CUT_OFF;
import static org.evenhand.vocabulary.Reason.NOT_OFFERED;
import static org.evenhand.vocabulary.Reason.NO_AGREEMENT;
import static org.evenhand.vocabulary.Reason.OVER_LIMIT;
import static org.evenhand.vocabulary.Reason.TOKEN_SCOPE;
import static org.evenhand.vocabulary.Reason.UNKNOWN_FIELD;

import java.time.Duration;
import org.evenhand.record.frame.Body;
import org.evenhand.register.CutOffNotice.Target;
import org.evenhand.register.Duties.Certification;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.GrantId;
import org.evenhand.vocabulary.Limits;
import org.junit.jupiter.api.Test;

/** Why an app is refused as a whole, and what the record says of it. */
class RefusalsTest extends GateScene {

  @Test
  void a_grant_that_never_was_gets_nothing() {
    var token = everyoneSaysYes();
    var forged = new Caller(new GrantId(77), maps, token.viewer(), PERSONALISATION, token.scope());
    assertThat(ask.reason(forged, of(friends()))).isEqualTo(TOKEN_SCOPE);
  }

  @Test
  void a_grant_counts_for_its_own_app_person_and_purpose_alone() {
    var token = everyoneSaysYes();
    var quiz = town.offices.app("quiz-box", EVERYTHING);
    var scope = token.scope();
    var grant = token.grant();
    assertThat(
            ask.reason(
                new Caller(grant, quiz, token.viewer(), PERSONALISATION, scope), of(friends())))
        .isEqualTo(TOKEN_SCOPE);
    assertThat(
            ask.reason(
                new Caller(grant, maps, town.person("eve"), PERSONALISATION, scope), of(friends())))
        .isEqualTo(TOKEN_SCOPE);
    assertThat(
            ask.reason(new Caller(grant, maps, token.viewer(), ADVERTISING, scope), of(friends())))
        .isEqualTo(TOKEN_SCOPE);
  }

  @Test
  void a_token_asks_only_for_what_its_grant_holds() {
    var token = say.authorise("ann", maps, "profile.name");
    var refused = ask.refused(token, of(token.viewer(), "name", "birthday"));
    assertThat(refused.reason()).isEqualTo(TOKEN_SCOPE);
    assertThat(refused.type()).isEqualTo(type("profile.birthday"));
    var wider = new Caller(token.grant(), maps, token.viewer(), token.purpose(), types("profile"));
    assertThat(ask.reason(wider, of(token.viewer(), "birthday"))).isEqualTo(TOKEN_SCOPE);
  }

  @Test
  void an_app_without_an_agreement_is_refused() {
    var stranger = town.offices.registered("stranger");
    var token = say.authorise("ann", stranger, "profile");
    assertThat(ask.reason(token, of(token.viewer(), "name"))).isEqualTo(NO_AGREEMENT);
    var unheardOf = say.authorise("ann", new AppId("unheard-of"), "profile");
    assertThat(ask.reason(unheardOf, of(token.viewer()))).isEqualTo(NO_AGREEMENT);
  }

  @Test
  void a_suspended_agreement_refuses_until_it_is_resumed_and_an_ended_one_for_good() {
    var token = everyoneSaysYes();
    town.offices.suspend(maps);
    assertThat(ask.reason(token, of(friends()))).isEqualTo(AGREEMENT_SUSPENDED);
    town.offices.resume(maps);
    assertThat(ask.words(token, friends())).hasSize(2);
    town.offices.end(maps);
    assertThat(ask.reason(token, of(friends()))).isEqualTo(NO_AGREEMENT);
  }

  @Test
  void an_agreement_whose_uses_nobody_certified_in_time_refuses_until_somebody_does() {
    var token = everyoneSaysYes();
    town.offices.mustCertify(maps, new Certification(5, 2), EVERYTHING);
    town.passes(Duration.ofDays(7).minusSeconds(1));
    assertThat(ask.words(token, friends())).hasSize(2);
    town.passes(Duration.ofSeconds(1));
    assertThat(ask.reason(token, of(friends()))).isEqualTo(AGREEMENT_SUSPENDED);
    town.offices.certify(maps, EVERYTHING);
    assertThat(ask.words(token, friends())).hasSize(2);
  }

  @Test
  void a_cut_off_of_the_app_bites_when_it_takes_effect_and_until_it_is_withdrawn() {
    var token = everyoneSaysYes();
    var notice = town.offices.cutOff(new Target.OfApp(maps), Duration.ofMinutes(10));
    assertThat(ask.words(token, friends())).hasSize(2);
    town.passes(Duration.ofMinutes(10));
    assertThat(ask.reason(token, of(friends()))).isEqualTo(CUT_OFF);
    town.offices.takeBack(notice);
    assertThat(ask.words(token, friends())).hasSize(2);
  }

  @Test
  void a_cut_off_of_a_type_bites_what_lies_below_it_and_nothing_else() {
    var token = everyoneSaysYes();
    town.offices.cutOff(new Target.OfDataType(type("profile")), Duration.ZERO);
    assertThat(ask.words(token, friends())).hasSize(2);
    var refused = ask.refused(token, of(friends("name")));
    assertThat(refused.reason()).isEqualTo(CUT_OFF);
    assertThat(refused.type()).isEqualTo(type("profile.name"));
  }

  @Test
  void what_the_terms_do_not_offer_is_refused_even_if_the_person_agreed() {
    var quiz = town.offices.app("quiz-box", "profile.name");
    var token = say.authorise("ann", quiz, "profile");
    assertThat(ask.words(token, of(token.viewer(), "name"))).containsExactly("ann name=Ann");
    assertThat(ask.reason(token, of(token.viewer(), "birthday"))).isEqualTo(NOT_OFFERED);
  }

  @Test
  void an_app_that_used_up_its_calls_is_refused_until_the_next_hour() {
    var quiz = town.offices.app("quiz-box", new Limits(2, 100), "profile");
    var token = say.authorise("ann", quiz, "profile");
    for (int call = 0; call < 2; call++) {
      assertThat(ask.words(token, of(token.viewer(), "name"))).hasSize(1);
    }
    var refused = ask.refused(token, of(token.viewer(), "name"));
    assertThat(refused.reason()).isEqualTo(OVER_LIMIT);
    assertThat(refused.budget()).isEqualTo(new Outcome.Budget(2, 0, 100, 98, 50 * 60));
    town.passes(Duration.ofMinutes(50));
    assertThat(ask.words(token, of(token.viewer(), "name"))).hasSize(1);
  }

  @Test
  void every_refusal_is_in_the_record_before_it_is_told() {
    var token = everyoneSaysYes();
    town.offices.suspend(maps);
    var refused = ask.refused(token, of(friends("name")));
    var body = town.codec.body(town.log.read(refused.position()).orElseThrow());
    assertThat(body)
        .isInstanceOfSatisfying(
            Body.Refusal.class,
            refusal -> {
              assertThat(refusal.reason()).isEqualTo(AGREEMENT_SUSPENDED);
              assertThat(refusal.type()).isEqualTo(refused.type());
              assertThat(refusal.asked().app()).isEqualTo(maps);
              assertThat(refusal.asked().operation()).isEqualTo(Answers.OPERATION);
            });
  }

  @Test
  void a_flood_of_calls_that_the_rule_refuses_is_a_frame_for_each_reason_and_one_count() {
    var token = everyoneSaysYes();
    var narrow = new Caller(new GrantId(77), maps, token.viewer(), PERSONALISATION, token.scope());
    town.offices.suspend(maps);
    long before = town.log.applied();
    assertThat(ask.refused(token, of(friends())).position()).isEqualTo(before + 1);
    assertThat(ask.refused(narrow, of(friends())).position()).isEqualTo(before + 2);
    for (int call = 0; call < 20; call++) {
      assertThat(ask.refused(token, of(friends())).position()).isEqualTo(-1);
      assertThat(ask.reason(narrow, of(friends()))).isEqualTo(TOKEN_SCOPE);
    }
    var second = town.log.now().truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
    reopen();
    var bodies = new java.util.ArrayList<Body>();
    town.log.scan(before + 3, Long.MAX_VALUE, frame -> bodies.add(town.codec.body(frame)));
    assertThat(bodies)
        .containsExactly(
            new Body.Refusals(
                maps, second, java.util.Map.of(AGREEMENT_SUSPENDED, 20L, TOKEN_SCOPE, 20L)));
  }

  @Test
  void a_call_that_never_reached_the_rule_is_in_the_record_too() {
    var token = everyoneSaysYes();
    long first = town.gate.refuse(token, "GET /v1/me", UNKNOWN_FIELD);
    assertThat(town.codec.body(town.log.read(first).orElseThrow()))
        .isEqualTo(new Body.TurnedAway(maps, "GET /v1/me", UNKNOWN_FIELD));
    assertThat(town.gate.refuse(token, "GET /v1/me", UNKNOWN_FIELD))
        .as("a second one in the same second is counted")
        .isEqualTo(-1);
  }

  @Test
  void no_refusal_is_for_a_reason_that_must_look_like_absence() {
    var token = say.authorise("ann", maps, EVERYTHING);
    assertThat(ask.answered(token, of(town.person("ben"), "name")).told().items()).isEmpty();
    assertThat(ask.answered(token, of(friends("name"))).told())
        .isEqualTo(
            new org.evenhand.vocabulary.Told.ToldList(
                org.evenhand.vocabulary.Edge.FRIENDS,
                token.viewer().number(),
                java.util.List.of(),
                false,
                false));
  }
}
