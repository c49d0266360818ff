package org.evenhand.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.evenhand.gate.Asks.friends;
import static org.evenhand.gate.Asks.of;

import java.time.Duration;
import java.util.List;
import org.evenhand.gate.replay.Verdict;
import org.evenhand.vocabulary.AgreementId;
import org.evenhand.vocabulary.Ground;
import org.evenhand.vocabulary.Limits;
import org.evenhand.vocabulary.Query;
import org.evenhand.vocabulary.Reason;
import org.evenhand.vocabulary.TermsVersion;
import org.evenhand.vocabulary.Withheld;
import org.junit.jupiter.api.Test;

/** Whatever stands in a record that the rule did not decide is found, with the reason. */
class ForgedTest extends GateScene {
  private static final Query FRIENDS = of(friends("name"));

  private Caller token() {
    say.yes("ben", maps, EVERYTHING);
    return say.authorise("ann", maps, EVERYTHING);
  }

  private List<String> why(long position) {
    var replay = Replays.of(folder);
    assertThat(replay.report().different()).isEqualTo(1);
    assertThat(replay.report().clean()).isFalse();
    return replay.why(position);
  }

  private int number(String who) {
    return town.person(who).number();
  }

  @Test
  void the_rules_own_decision_written_the_same_way_is_the_same() {
    var forger = new Forger(town);
    forger.write(forger.honest(token(), FRIENDS));
    assertThat(Replays.of(folder).wrong()).isEmpty();
  }

  @Test
  void one_person_more_in_a_list_is_found() {
    long position =
        new Forger(town)
            .items(
                token(),
                FRIENDS,
                items -> {
                  items.add(Forger.person(town.person("cay"), "name"));
                  return items;
                });
    assertThat(why(position))
        .containsExactly(
            "line 2 shows person "
                + number("cay")
                + ", which must not be shown (no_consent to friends)");
  }

  @Test
  void one_person_fewer_in_a_list_is_found() {
    long position = new Forger(town).items(token(), FRIENDS, _ -> List.of());
    assertThat(why(position))
        .containsExactly(
            "person " + number("ben") + " (id, name) may be shown, and no line shows it");
  }

  @Test
  void a_field_more_and_a_field_fewer_are_found() {
    var ben = town.person("ben");
    var token = token();
    hides("ben", "profile.birthday", org.evenhand.vocabulary.Audience.ONLY_ME);
    long more =
        new Forger(town)
            .items(token, FRIENDS, _ -> List.of(Forger.person(ben, "name", "birthday")));
    assertThat(why(more))
        .containsExactly(
            "line 1: of person " + ben.number() + " (birthday) was shown, and must not be");
    long fewer = new Forger(town).items(token, FRIENDS, _ -> List.of(Forger.person(ben)));
    assertThat(Replays.of(folder).why(fewer))
        .containsExactly("line 1: of person " + ben.number() + " (name) may be shown, and was not");
  }

  @Test
  void a_changed_count_of_what_was_withheld_is_found() {
    long position = new Forger(town).withheld(token(), FRIENDS, Withheld.NONE);
    assertThat(why(position))
        .containsExactly("it says that 0 were withheld for other_party_consent, and it is 1");
  }

  @Test
  void a_wrong_ground_is_found() {
    var ground = new Ground(new TermsVersion("terms-other"), new AgreementId("agr-9"), List.of());
    long position = new Forger(town).ground(token(), FRIENDS, ground);
    assertThat(why(position))
        .containsExactly(
            "its ground is terms terms-other under agr-9, and must be terms terms-sunny-maps under"
                + " agreement-sunny-maps");
  }

  @Test
  void lines_in_another_order_are_found() {
    var token = token();
    say.yes("cay", maps, EVERYTHING);
    assertThat(why(new Forger(town).items(token, FRIENDS, List::reversed)))
        .containsExactly("the lines stand in another order");
  }

  @Test
  void a_refusal_without_cause_or_for_a_wrong_one_is_found() {
    var token = token();
    long position = new Forger(town).refusal(token, FRIENDS, Reason.NOT_OFFERED, "friends");
    assertThat(why(position))
        .containsExactly("it was refused (not_offered, friends), and is to be answered");
    town.offices.suspend(maps);
    long wrong = new Forger(town).refusal(token, FRIENDS, Reason.CUT_OFF, "friends");
    assertThat(Replays.of(folder).why(wrong))
        .containsExactly(
            "it was refused for cut_off, friends, and must be for agreement_suspended, friends");
  }

  @Test
  void an_answer_after_the_consent_was_withdrawn_is_found() {
    var token = token();
    var forger = new Forger(town);
    var decision = forger.honest(token, FRIENDS);
    say.withdraw("ben", maps);
    long withdrawn = town.log.applied();
    assertThat(why(forger.write(decision)))
        .containsExactly(
            "it could not stand: behind its facts, at "
                + withdrawn
                + ", is a change that touches it (Consent)");
  }

  @Test
  void an_answer_without_a_grant_is_found() {
    var token = token();
    town.consentActs.revoke(token.grant(), "lost");
    var forger = new Forger(town);
    assertThat(why(forger.write(forger.honest(token, FRIENDS))).getFirst())
        .startsWith("no grant of the viewer's covered its scope as of ");
  }

  @Test
  void an_answer_beyond_the_limits_is_found() {
    var quiz = town.offices.app("quiz-box", new Limits(2, 100), EVERYTHING);
    say.yes("ben", quiz, EVERYTHING);
    var token = say.authorise("ann", quiz, EVERYTHING);
    ask.answered(token, FRIENDS);
    ask.answered(token, FRIENDS);
    ask.refused(token, FRIENDS);
    var forger = new Forger(town);
    assertThat(why(forger.write(forger.honest(token, FRIENDS))))
        .containsExactly("it was answered, and is refused: over_limit, friends");
  }

  @Test
  void a_refusal_for_limits_that_the_record_does_not_show_reached_is_told_as_beyond() {
    var token = token();
    town.passes(Duration.ofMinutes(2));
    ask.answered(token, FRIENDS);
    long position = new Forger(town).refusal(token, FRIENDS, Reason.OVER_LIMIT, "friends");
    assertThat(Replays.of(folder).at(position))
        .isInstanceOfSatisfying(
            Verdict.Beyond.class,
            beyond ->
                assertThat(beyond.because())
                    .startsWith("it was refused for limits that the record does not show"));
  }
}
