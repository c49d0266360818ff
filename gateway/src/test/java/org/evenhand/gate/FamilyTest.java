package org.evenhand.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.evenhand.gate.Asks.family;
import static org.evenhand.gate.Asks.of;
import static org.evenhand.gate.Asks.who;

import java.util.List;
import org.evenhand.vocabulary.Audience;
import org.evenhand.vocabulary.Line;
import org.evenhand.vocabulary.PersonId;
import org.junit.jupiter.api.Test;

/** Who is whose relative, and whom it is shown to. */
class FamilyTest extends GateScene {
  private static final String[] FAMILY = {"relationship.family", "profile.name"};

  private void relatives(String one, String word, String other, String back) {
    town.own.nameRelative(town.me(one), town.person(other), word);
    town.own.nameRelative(town.me(other), town.person(one), back);
  }

  private List<String> asked(Caller token) {
    return ask.words(token, family("relationship", who("name")));
  }

  @Test
  void a_relative_is_told_with_what_they_are_if_both_named_each_other_and_both_agreed() {
    say.yes("ben", maps, FAMILY);
    var token = say.authorise("ann", maps, FAMILY);
    relatives("ann", "brother", "ben", "sister");
    assertThat(asked(token))
        .containsExactly("relative ben relationship=brother person[ben name=Ben]");
  }

  @Test
  void who_is_named_and_does_not_name_back_is_no_relative() {
    say.yes("ben", maps, FAMILY);
    var token = say.authorise("ann", maps, FAMILY);
    town.own.nameRelative(town.me("ann"), town.person("ben"), "brother");
    assertThat(asked(token)).isEmpty();
  }

  @Test
  void a_relative_who_did_not_agree_or_hides_it_leaves_no_trace() {
    say.yes("ben", maps, FAMILY);
    var token = say.authorise("ann", maps, FAMILY);
    relatives("ann", "brother", "ben", "sister");
    relatives("ann", "cousin", "cay", "cousin");
    assertThat(asked(token)).hasSize(1);
    hides("ben", "relationship.family", Audience.ONLY_ME);
    assertThat(asked(token)).isEmpty();
  }

  @Test
  void a_relative_need_not_be_a_friend_but_then_must_let_strangers_see_it() {
    say.yes("eve", maps, FAMILY);
    var token = say.authorise("ann", maps, FAMILY);
    relatives("ann", "aunt", "eve", "niece");
    assertThat(asked(token)).isEmpty();
    hides("eve", "relationship.family", Audience.EVERYONE);
    assertThat(asked(token)).hasSize(1);
    town.own.block(town.me("eve"), town.person("ann"));
    assertThat(asked(token)).isEmpty();
  }

  @Test
  void what_was_taken_back_is_gone_and_the_past_is_decided_as_it_was() {
    say.yes("ben", maps, FAMILY);
    var token = say.authorise("ann", maps, FAMILY);
    relatives("ann", "brother", "ben", "sister");
    long position = ask.answered(token, of(family("relationship"))).position();
    town.own.unnameRelative(town.me("ben"), town.person("ann"));
    assertThat(asked(token)).isEmpty();
    assertThat(Witness.of(town, 0).at(town, position).lines())
        .containsExactly(new Line.OfRelative(new PersonId(1), new PersonId(2), 3));
    var replay = Replays.of(folder);
    assertThat(replay.wrong()).isEmpty();
    assertThat(replay.report().same()).isEqualTo(2);
  }
}
