package org.evenhand.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.evenhand.gate.Asks.friends;
import static org.evenhand.gate.Asks.of;
import static org.evenhand.gate.Asks.photos;
import static org.evenhand.gate.Asks.tags;
import static org.evenhand.vocabulary.Reason.TOKEN_SCOPE;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.evenhand.consent.ConsentEvent;
import org.evenhand.record.Change;
import org.evenhand.vocabulary.PhotoId;
import org.junit.jupiter.api.Test;

/** What people take back is gone from the next call. */
class ChangesTest extends GateScene {

  @Test
  void a_friend_who_withdrew_is_absent_from_the_next_call() {
    var token = everyoneSaysYes();
    assertThat(ask.words(token, friends())).containsExactlyInAnyOrder("ben", "cay");
    say.withdraw("ben", maps);
    assertThat(ask.words(token, friends())).containsExactly("cay");
  }

  @Test
  void a_friend_who_narrowed_is_there_without_what_they_took_back() {
    var token = say.authorise("ann", maps, "friends", "profile");
    say.yes("ben", maps, "friends", "profile.name", "profile.birthday");
    say.narrow("ben", maps, "profile.name");
    assertThat(ask.words(token, friends("name", "birthday")))
        .containsExactly("ben birthday=1990-01-02");
  }

  @Test
  void after_stop_the_same_token_is_refused() {
    var token = everyoneSaysYes();
    say.stop("ann", maps);
    assertThat(ask.reason(token, of(friends()))).isEqualTo(TOKEN_SCOPE);
    assertThat(ask.reason(token, of(token.viewer()))).isEqualTo(TOKEN_SCOPE);
  }

  @Test
  void after_withdrawal_the_token_lives_and_draws_nothing() {
    var token = everyoneSaysYes();
    say.withdraw("ann", maps);
    assertThat(ask.words(token, friends())).isEmpty();
    assertThat(ask.words(token, of(token.viewer(), "name"))).containsExactly("ann");
  }

  @Test
  void a_revoked_grant_is_refused_and_consents_stay() {
    var token = everyoneSaysYes();
    town.consentActs.revoke(token.grant(), "test");
    assertThat(ask.reason(token, of(friends()))).isEqualTo(TOKEN_SCOPE);
    var anew = say.authorise("ann", maps, EVERYTHING);
    assertThat(ask.words(anew, friends())).hasSize(2);
  }

  @Test
  void what_has_run_out_is_withdrawn_in_the_record_before_the_call_is_answered() {
    var token = everyoneSaysYes();
    say.authorise("eve", maps, Duration.ofMinutes(2), "profile");
    town.friends("ann", "eve");
    assertThat(ask.words(token, friends())).hasSize(3);
    var fleeting = say.authorise("dan", maps, Duration.ofMinutes(3), EVERYTHING);
    town.passes(Duration.ofMinutes(2));
    assertThat(ask.words(token, of(town.person("eve"), "name")))
        .as("eve's profile ran out")
        .containsExactly("eve");
    town.passes(Duration.ofMinutes(1));
    assertThat(ask.reason(fleeting, of(fleeting.viewer()))).isEqualTo(TOKEN_SCOPE);
  }

  @Test
  void what_runs_out_while_many_call_runs_out_once() throws Exception {
    var token = everyoneSaysYes();
    say.authorise("eve", maps, Duration.ofMinutes(2), "profile");
    town.passes(Duration.ofMinutes(2));
    try (var many = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Object> call = () -> ask.words(token, friends());
      for (var done : many.invokeAll(java.util.Collections.nCopies(32, call))) {
        assertThat(done.get()).isNotNull();
      }
    }
    var history = town.consents.accessOf(town.me("eve")).getFirst().history();
    assertThat(history.stream().map(ConsentEvent::what))
        .containsOnlyOnce(ConsentEvent.What.EXPIRED, ConsentEvent.What.GRANT_ENDED);
  }

  @Test
  void who_is_unfriended_is_gone_from_the_list_and_from_friends_eyes() {
    var token = everyoneSaysYes();
    town.own.unfriend(town.me("ben"), town.person("ann"));
    assertThat(ask.words(token, friends())).containsExactly("cay");
    assertThat(ask.words(token, of(town.person("ben"), "name", "birthday")))
        .containsExactly("ben name=Ben");
  }

  @Test
  void a_photo_that_went_is_gone_and_so_is_a_tag() {
    var token = everyoneSaysYes();
    photo(1, "ann", "ben");
    photo(2, "ann", "ben", "cay");
    town.own.untagMyself(town.me("ben"), town.person("ann"), new PhotoId(2));
    assertThat(ask.words(token, photos(tags())))
        .containsExactly("photo 2 tags[cay]", "photo 1 tags[ben]");
    town.log.append(new Change.PhotoRemoved(town.person("ann"), new PhotoId(1)));
    assertThat(ask.words(token, photos(tags()))).containsExactly("photo 2 tags[cay]");
  }

  @Test
  void what_was_taken_back_can_be_given_again() {
    var token = everyoneSaysYes();
    say.withdraw("ben", maps);
    say.yes("ben", maps, "friends");
    assertThat(ask.words(token, friends("name"))).containsExactlyInAnyOrder("ben", "cay name=Cay");
  }
}
