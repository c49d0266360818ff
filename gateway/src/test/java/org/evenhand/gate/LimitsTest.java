package org.evenhand.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.evenhand.gate.Asks.START;
import static org.evenhand.gate.Asks.friends;
import static org.evenhand.gate.Asks.list;
import static org.evenhand.gate.Asks.of;
import static org.evenhand.gate.Asks.photos;
import static org.evenhand.gate.Asks.tags;
import static org.evenhand.vocabulary.Reason.OVER_LIMIT;

import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.Edge;
import org.evenhand.vocabulary.Limits;
import org.junit.jupiter.api.Test;

/** What an app may draw in an hour. */
class LimitsTest extends GateScene {

  private AppId limited(long calls, long people) {
    return town.offices.app("quiz-box", new Limits(calls, people), EVERYTHING);
  }

  private Caller everyoneSaysYesTo(AppId app) {
    for (var who : new String[] {"ben", "cay"}) {
      say.yes(who, app, EVERYTHING);
    }
    return say.authorise("ann", app, EVERYTHING);
  }

  private static Outcome.Budget budget(long calls, long callsLeft, long people, long peopleLeft) {
    return new Outcome.Budget(calls, callsLeft, people, peopleLeft, 50 * 60);
  }

  @Test
  void limits_count_only_what_was_shown() {
    var quiz = limited(10, 100);
    var token = everyoneSaysYesTo(quiz);
    say.withdraw("cay", quiz);
    assertThat(ask.answered(token, of(list(Edge.FRIENDS, 50, START))).budget())
        .as("one friend was shown of the fifty that might have been")
        .isEqualTo(budget(10, 9, 100, 99));
    assertThat(ask.answered(token, of(photos())).budget()).isEqualTo(budget(10, 8, 100, 99));
    photo(1, "ann", "ben");
    assertThat(ask.answered(token, of(photos(tags()))).budget())
        .as("a photo is a line about its owner, a tag one about the tagged")
        .isEqualTo(budget(10, 7, 100, 97));
    assertThat(town.gate.budget(quiz)).isEqualTo(budget(10, 7, 100, 97));
  }

  @Test
  void a_call_that_goes_on_with_its_look_is_one_call_even_the_last_of_the_hour() {
    var quiz = limited(2, 100);
    var token = everyoneSaysYesTo(quiz);
    ask.answered(token, of(friends()));
    var look = ask.answered(token, of(friends()));
    assertThat(look.budget()).isEqualTo(budget(2, 0, 100, 96));
    long before = town.log.applied();

    var whole = town.gate.goOn(look, token, "GET /v1/me/friends", of(friends()));

    assertThat(whole)
        .isInstanceOfSatisfying(
            Outcome.Answered.class, it -> assertThat(it.budget()).isEqualTo(budget(2, 0, 100, 96)));
    assertThat(whole.position()).as("the record holds both").isGreaterThan(before);
    assertThat(ask.reason(token, of(friends()))).isEqualTo(OVER_LIMIT);
  }

  @Test
  void asking_where_it_stands_is_a_call_and_without_an_agreement_still_answered() {
    var quiz = limited(1, 100);
    assertThat(town.gate.ask(quiz, "GET /v1/debug_token")).isEmpty();
    assertThat(town.gate.budget(quiz)).isEqualTo(budget(1, 0, 100, 100));
    assertThat(town.gate.ask(quiz, "GET /v1/debug_token"))
        .hasValueSatisfying(refused -> assertThat(refused.reason()).isEqualTo(OVER_LIMIT));
    town.offices.suspend(quiz);
    assertThat(town.gate.ask(quiz, "GET /v1/debug_token")).isEmpty();
  }

  @Test
  void a_refused_call_costs_nothing() {
    var quiz = limited(10, 100);
    var token = everyoneSaysYesTo(quiz);
    town.offices.suspend(quiz);
    ask.refused(token, of(friends()));
    town.offices.resume(quiz);
    assertThat(town.gate.budget(quiz)).isEqualTo(budget(10, 10, 100, 100));
  }

  @Test
  void a_list_that_the_limit_cuts_says_that_it_goes_on() {
    var quiz = limited(10, 3);
    var token = everyoneSaysYesTo(quiz);
    assertThat(ask.answered(token, of(friends())).told().after()).isFalse();
    var cut = ask.answered(token, of(friends()));
    assertThat(cut.told().items()).hasSize(1);
    assertThat(cut.told().after()).isTrue();
    assertThat(cut.budget()).isEqualTo(budget(10, 8, 3, 0));
    assertThat(ask.reason(token, of(friends()))).isEqualTo(OVER_LIMIT);
    assertThat(ask.reason(token, of(photos())))
        .as("nor anything else: refusals must not tell who was kept back")
        .isEqualTo(OVER_LIMIT);
  }

  @Test
  void reading_its_own_frames_costs_an_app_calls_and_is_refused_when_they_are_used_up() {
    var quiz = limited(3, 100);
    var token = everyoneSaysYesTo(quiz);
    long position = ask.answered(token, of(friends())).position();
    assertThat(ask.own(quiz, position)).isPresent();
    assertThat(ask.own(quiz, position + 1_000)).isEmpty();
    assertThat(town.gate.budget(quiz)).isEqualTo(budget(3, 0, 100, 98));
    assertThat(town.gate.lines(quiz, Answers.OPERATION, position))
        .isInstanceOfSatisfying(
            OwnFrame.Refused.class,
            it -> {
              assertThat(it.outcome().reason()).isEqualTo(OVER_LIMIT);
              assertThat(it.outcome().position()).isGreaterThan(position);
            });
  }

  @Test
  void lists_within_lists_end_with_the_limit_and_say_that_they_go_on() {
    for (int number = 1; number <= 6; number++) {
      photo(number, number % 2 == 0 ? "ben" : "cay");
    }
    var quiz = limited(10, 4);
    var token = everyoneSaysYesTo(quiz);
    var answer = ask.answered(token, of(friends(photos())));
    assertThat(Answers.lines(answer.told())).hasSize(4);
    assertThat(answer.budget()).isEqualTo(budget(10, 9, 4, 0));
    var within = answer.told().items().stream().map(it -> it.lists().getFirst()).toList();
    assertThat(within).extracting(it -> it.items().size()).containsExactly(2, 0);
    assertThat(within).allSatisfy(it -> assertThat(it.after()).isTrue());
  }

  @Test
  void no_answer_has_more_than_five_thousand_lines_however_its_lists_are_nested() {
    assertThat(
            Demand.people(
                of(list(Edge.FRIENDS, 500, START, list(Edge.PHOTOS, 500, START, tags())))))
        .isEqualTo(5_000);
    assertThat(Demand.people(of(list(Edge.FRIENDS, 25, START, list(Edge.PHOTOS, 3, START)))))
        .isEqualTo(100);
  }

  @Test
  void many_calls_at_once_never_draw_more_than_the_limit() throws Exception {
    var quiz = limited(1_000, 25);
    var token = everyoneSaysYesTo(quiz);
    long shown = 0;
    try (var many = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Outcome> call =
          () -> town.gate.answer(token, Answers.OPERATION, of(list(Edge.FRIENDS, 2, START)));
      for (var done : many.invokeAll(Collections.nCopies(64, call))) {
        shown += done.get() instanceof Outcome.Answered it ? it.told().items().size() : 0;
      }
    }
    assertThat(shown).isPositive().isLessThanOrEqualTo(25);
    assertThat(town.gate.budget(quiz).peopleLeft()).isEqualTo(25 - shown);
  }

  @Test
  void what_was_drawn_is_known_after_a_restart() {
    var quiz = limited(10, 100);
    var token = everyoneSaysYesTo(quiz);
    ask.words(token, friends());
    town.gate.save();
    ask.words(token, friends());
    ask.words(token, of(token.viewer(), "name"));
    var before = town.gate.budget(quiz);
    assertThat(before).isEqualTo(budget(10, 7, 100, 95));
    reopen();
    assertThat(town.gate.budget(quiz)).isEqualTo(before);
  }

  @Test
  void what_was_drawn_since_the_last_save_is_counted_again_from_the_record() {
    var quiz = limited(10, 100);
    var token = everyoneSaysYesTo(quiz);
    ask.words(token, friends());
    town.gate.save();
    ask.words(token, friends());
    ask.words(token, photos());
    // A second gate on the same tables finds what a start after a crash would find.
    try (var afterCrash = town.anotherGate()) {
      assertThat(afterCrash.budget(quiz)).isEqualTo(budget(10, 7, 100, 96));
    }
  }

  @Test
  void the_hour_begins_anew_after_a_restart_in_the_next_one() {
    var quiz = limited(1, 100);
    var token = everyoneSaysYesTo(quiz);
    ask.words(token, friends());
    assertThat(ask.reason(token, of(friends()))).isEqualTo(OVER_LIMIT);
    town.passes(Duration.ofMinutes(50));
    reopen();
    assertThat(ask.words(token, friends())).hasSize(2);
  }

  @Test
  void what_a_call_takes_from_the_hour_that_began_meanwhile_it_gives_back_to_that_hour() {
    var quiz = new AppId("quiz-box");
    var limiter = new Limiter(new org.evenhand.store.memory.MemoryTable());
    var limits = new Limits(10, 100);
    var before = town.clock.instant();
    var next = before.plus(Duration.ofHours(1));
    limiter.count(quiz, next, 1);
    var late = limiter.take(quiz, limits, before, 50);
    limiter.giveBack(quiz, late, 0, 48);
    assertThat(limiter.budget(quiz, limits, next).peopleLeft()).isEqualTo(100 - 1 - 2);
  }
}
