package org.evenhand.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.evenhand.gate.Asks.friends;
import static org.evenhand.gate.Asks.of;
import static org.evenhand.gate.Offices.type;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.evenhand.gate.TokenPowers.Power;
import org.evenhand.register.CutOffNotice.Target;
import org.evenhand.vocabulary.ExceptionId;
import org.evenhand.vocabulary.Reason;
import org.junit.jupiter.api.Test;

/** What a token may do, said before the call; it has to be what the call then finds. */
class TokenPowersTest extends GateScene {
  private Power power(Caller caller, String type) {
    return town.gate.powers(caller).powers().stream()
        .filter(one -> one.type().equals(type(type)))
        .findFirst()
        .orElseThrow();
  }

  private static Power.Open open(Power power) {
    return (Power.Open) power;
  }

  private static Reason shut(Power power) {
    return ((Power.Shut) power).reason();
  }

  @Test
  void what_the_terms_carry_rests_on_them_until_the_authorisation_runs_out() {
    var caller = everyoneSaysYes();
    var powers = town.gate.powers(caller);
    var name = open(power(caller, "profile.name"));
    assertThat(name.ground().terms().value()).isEqualTo("terms-sunny-maps");
    assertThat(name.ground().exceptions()).isEmpty();
    assertThat(name.until()).isEqualTo(powers.until());
    assertThat(powers.ends()).isEmpty();
    assertThat(powers.powers()).extracting(Power::type).doesNotContain(type("photos.location"));
  }

  @Test
  void asking_counts_no_call_and_records_nothing() {
    var caller = everyoneSaysYes();
    long before = town.log.applied();
    for (int i = 0; i < 3; i++) {
      var budget = town.gate.powers(caller).budget();
      assertThat(budget.callsLeft()).isEqualTo(budget.calls());
      assertThat(budget.peopleLeft()).isEqualTo(budget.people());
    }
    assertThat(town.log.applied()).isEqualTo(before);
    assertThat(ask.words(caller, of(caller.viewer(), "name"))).hasSize(1);
    var after = town.gate.powers(caller).budget();
    assertThat(after.callsLeft()).isEqualTo(after.calls() - 1);
  }

  @Test
  void a_cut_off_to_come_is_told_and_bounds_what_it_closes_alone() {
    var caller = everyoneSaysYes();
    var notice = town.offices.cutOff(new Target.OfDataType(type("friends")), Duration.ofHours(1));
    var bites = town.clock.instant().plus(Duration.ofHours(1));
    assertThat(town.gate.powers(caller).ends())
        .containsExactly(new TokenPowers.End(notice, Map.of("datatype", "friends"), bites));
    assertThat(open(power(caller, "friends")).until()).isEqualTo(bites);
    assertThat(open(power(caller, "profile.name")).until()).isAfter(bites);

    town.passes(Duration.ofHours(1));
    assertThat(shut(power(caller, "friends"))).isEqualTo(Reason.CUT_OFF);
    assertThat(town.gate.powers(caller).ends()).isEmpty();
    assertThat(ask.reason(caller, of(friends()))).isEqualTo(Reason.CUT_OFF);
  }

  @Test
  void what_only_an_exception_carries_rests_on_it_and_ends_with_it() {
    var caller = everyoneSaysYes();
    var notice = town.offices.cutOff(new Target.OfDataType(type("profile")), Duration.ofHours(1));
    town.offices.lenient(maps, notice, false);
    town.passes(Duration.ofMinutes(10));
    assertThat(open(power(caller, "profile.name")).ground().exceptions())
        .as("as long as it does not bite, the terms carry it")
        .isEmpty();
    town.passes(Duration.ofHours(1));
    var name = open(power(caller, "profile.name"));
    assertThat(name.ground().exceptions()).containsExactly(new ExceptionId("lenient-" + maps));
    assertThat(name.until()).isBefore(town.gate.powers(caller).until());
    assertThat(open(power(caller, "friends")).ground().exceptions()).isEmpty();
    assertThat(town.gate.powers(caller).ends())
        .extracting(TokenPowers.End::at)
        .containsExactly(name.until());
  }

  @Test
  void what_a_person_took_back_and_what_the_app_lost_is_refused_with_the_reason_of_a_call() {
    var caller = everyoneSaysYes();
    town.offices.suspend(maps);
    assertThat(shut(power(caller, "friends"))).isEqualTo(Reason.AGREEMENT_SUSPENDED);
    assertThat(ask.reason(caller, of(friends()))).isEqualTo(Reason.AGREEMENT_SUSPENDED);
    town.offices.end(maps);
    assertThat(shut(power(caller, "friends"))).isEqualTo(Reason.NO_AGREEMENT);
  }

  @Test
  void friends_who_said_no_change_nothing_in_it() {
    var alone = say.authorise("ann", maps, EVERYTHING);
    var before = town.gate.powers(alone);
    for (var who : List.of("ben", "cay", "dan", "eve")) {
      say.yes(who, maps, EVERYTHING);
    }
    assertThat(town.gate.powers(alone)).isEqualTo(before);
  }
}
