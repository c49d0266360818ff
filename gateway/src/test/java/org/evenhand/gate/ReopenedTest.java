package org.evenhand.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.evenhand.gate.Asks.friends;
import static org.evenhand.gate.Asks.of;
import static org.evenhand.gate.Asks.partner;
import static org.evenhand.gate.Asks.photos;
import static org.evenhand.gate.Asks.relationships;
import static org.evenhand.gate.Asks.tags;
import static org.evenhand.vocabulary.Reason.TOKEN_SCOPE;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.evenhand.store.rocks.RocksConfiguration;
import org.evenhand.store.rocks.RocksStore;
import org.evenhand.vocabulary.Told.ToldList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A platform that was closed and opened again answers as before. */
class ReopenedTest extends GateScene {

  @Test
  void everything_is_the_same_after_a_restart() {
    var token = everyoneSaysYes();
    furnish();
    var before = everything(token);
    var position = ask.answered(token, of(friends("name"))).position();
    var lines = ask.own(maps, position);
    reopen();
    assertThat(everything(token)).isEqualTo(before);
    assertThat(ask.own(maps, position)).isEqualTo(lines);
  }

  @Test
  void everything_is_the_same_after_a_restart_on_the_embedded_store(@TempDir Path other)
      throws Exception {
    town.close();
    try (var store = RocksStore.open(other.resolve("store"), RocksConfiguration.usual())) {
      town = Town.of(other, store::table, "ann", "ben", "cay", "dan", "eve");
      meet();
      town.friends("ann", "ben", "cay");
      maps = town.offices.app("sunny-maps", EVERYTHING);
      var token = everyoneSaysYes();
      furnish();
      var before = everything(token);
      reopen();
      assertThat(everything(token)).isEqualTo(before);
      town.close();
    }
  }

  @Test
  void folds_that_lost_everything_are_made_anew_from_the_record() {
    // What is not in the record (profiles, who exists) is left as it is.
    var token = everyoneSaysYes();
    furnish();
    var before = everything(token);
    town = town.reopenedWithout("consent", "register");
    meet();
    assertThat(everything(token)).isEqualTo(before);
  }

  @Test
  void a_grant_that_was_stopped_stays_dead() {
    var token = everyoneSaysYes();
    say.stop("ann", maps);
    reopen();
    assertThat(ask.reason(token, of(friends()))).isEqualTo(TOKEN_SCOPE);
  }

  @Test
  void a_closed_gate_answers_nobody_and_lets_the_record_end_in_peace() {
    var token = everyoneSaysYes();
    town.gate.close();
    assertThatThrownBy(() -> ask.words(token, friends()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the gate is closed");
    say.withdraw("ben", maps);
    town.gate.close();
    reopen();
    assertThat(ask.words(token, friends())).containsExactly("cay");
  }

  private void furnish() {
    photo(1, "ann", "ben");
    photo(2, "ben", "eve");
    couple("ann", "cay");
    town.own.block(town.me("dan"), town.person("ann"));
    hides("cay", "profile.birthday", org.evenhand.vocabulary.Audience.ONLY_ME);
    say.narrow("eve", maps, "photos");
  }

  private List<ToldList> everything(Caller token) {
    var all = new ArrayList<ToldList>();
    all.add(ask.answered(token, of(friends("name", "birthday", photos(tags())))).told());
    all.add(ask.answered(token, of(photos("taken_at", tags("name")))).told());
    all.add(ask.answered(token, of(relationships("status", partner("name")))).told());
    for (var who : new String[] {"ann", "ben", "cay", "dan", "eve"}) {
      all.add(ask.answered(token, of(town.person(who), "name", "birthday", photos())).told());
    }
    return all;
  }
}
