package org.evenhand.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.evenhand.gate.Asks.START;
import static org.evenhand.gate.Asks.friends;
import static org.evenhand.gate.Asks.list;
import static org.evenhand.gate.Asks.of;
import static org.evenhand.gate.Asks.partner;
import static org.evenhand.gate.Asks.photos;
import static org.evenhand.gate.Asks.relationships;
import static org.evenhand.gate.Asks.tags;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.evenhand.gate.replay.ReplayListener;
import org.evenhand.gate.replay.Verdict;
import org.evenhand.people.intake.Arrival;
import org.evenhand.people.intake.Gathered;
import org.evenhand.record.Change;
import org.evenhand.record.Change.PhotoDetails;
import org.evenhand.record.Change.Place;
import org.evenhand.vocabulary.Audience;
import org.evenhand.vocabulary.Edge;
import org.evenhand.vocabulary.PhotoId;
import org.junit.jupiter.api.Test;

/** Honest records are decided again as they were. */
class ReplayTest extends GateScene {
  private static final Arrival.Origin HERE = new Arrival.Origin("replay", 0, 0);

  @Test
  void everything_that_was_answered_comes_out_the_same_whatever_changed_since() {
    var token = everyoneSaysYes();
    photo(1, "ann", "ben");
    photo(2, "cay", "ann");
    couple("ann", "ben");
    askEverything(token);
    say.withdraw("cay", maps);
    askEverything(token);
    hides("ben", "profile.name", Audience.ONLY_ME);
    town.own.unfriend(town.me("ann"), town.person("ben"));
    town.own.untag(town.me("ann"), new PhotoId(1), town.person("ben"));
    town.own.setRelationship(town.me("ann"), "single", null);
    askEverything(token);
    town.consentActs.revoke(token.grant(), "lost");
    ask.refused(token, of(friends("name")));

    var replay = Replays.of(folder);

    assertThat(replay.wrong()).isEmpty();
    assertThat(replay.report().same()).isEqualTo(32);
    assertThat(replay.report().clean()).isTrue();
  }

  private void askEverything(Caller token) {
    ask.pages(token, list(Edge.FRIENDS, 1, START, "name", "birthday"));
    ask.answered(token, of(friends("name", photos("taken_at", tags("name")))));
    ask.answered(token, of(photos("taken_at", tags())));
    ask.answered(token, of(new PhotoId(1), "taken_at", tags("name")));
    ask.answered(token, of(new PhotoId(99), "taken_at"));
    ask.answered(token, of(relationships("status", partner("name"))));
    for (var who : List.of("ann", "ben", "cay", "dan")) {
      ask.answered(token, of(town.person(who), "name", photos("taken_at")));
    }
  }

  @Test
  void what_an_import_brought_is_as_it_was_though_everything_of_it_was_changed_later() {
    var details = new PhotoDetails(TAKEN, 640, 480, new Place(1, 2));
    town.comes(
        new Gathered(
            "more people",
            List.of(
                new Arrival.Someone(HERE, "fay", Map.of("name", "Fay")),
                new Arrival.Someone(HERE, "gus", Map.of("name", "Gus"))),
            List.of(
                new Arrival.Friendship(HERE, "fay", "ann"),
                new Arrival.Friendship(HERE, "gus", "fay")),
            List.of(new Arrival.Photo(HERE, "fay", 7, details, List.of("ann", "gus"))),
            List.of(
                new Arrival.Relationship(HERE, "fay", "married", "ann"),
                new Arrival.Relationship(HERE, "ann", "married", "fay")),
            List.of(
                new Arrival.Privacy(HERE, "gus", Offices.type("profile.name"), Audience.FRIENDS)),
            List.of(
                new Arrival.Like(
                    HERE, "fay", 3, new Change.LikeDetails("Low Tide", "band", TAKEN))),
            List.of(
                new Arrival.Relative(HERE, "fay", "gus", "brother"),
                new Arrival.Relative(HERE, "gus", "fay", "sister"))));
    for (var who : List.of("ann", "ben", "cay", "gus")) {
      say.yes(who, maps, EVERYTHING);
    }
    var token = say.authorise("fay", maps, EVERYTHING);
    askAsFay(token);
    town.own.setAudience(town.me("gus"), Offices.type("profile.name"), Audience.ONLY_ME);
    town.own.untag(town.me("fay"), new PhotoId(7), town.person("gus"));
    town.own.setRelationship(town.me("ann"), "single", null);
    town.own.unfriend(town.me("gus"), town.person("fay"));
    askAsFay(token);
    town.log.append(new Change.PhotoRemoved(town.person("fay"), new PhotoId(7)));
    askAsFay(token);

    var replay = Replays.of(folder);

    assertThat(replay.wrong()).isEmpty();
    assertThat(replay.report().same()).isEqualTo(9);
  }

  private void askAsFay(Caller token) {
    ask.answered(token, of(friends("name")));
    ask.answered(token, of(photos("taken_at", tags("name"))));
    ask.answered(token, of(relationships("status", partner("name"))));
  }

  @Test
  void a_part_of_a_record_is_decided_on_the_same_facts_as_the_whole() {
    var token = everyoneSaysYes();
    ask.answered(token, of(friends("name")));
    say.withdraw("cay", maps);
    long second = ask.answered(token, of(friends("name"))).position();

    var replay = Replays.of(folder, second, second);

    assertThat(replay.at(second)).isEqualTo(new Verdict.Same());
    assertThat(replay.report().same()).isEqualTo(1);
  }

  @Test
  void a_replay_changes_no_byte_of_the_folder() throws IOException {
    ask.answered(everyoneSaysYes(), of(friends("name")));
    town.close();
    var before = bytes();
    Replays.of(folder);
    assertThat(bytes()).isEqualTo(before);
  }

  private Map<Path, String> bytes() throws IOException {
    var all = new HashMap<Path, String>();
    try (var files = Files.walk(folder)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        all.put(
            file,
            java.util.Arrays.hashCode(Files.readAllBytes(file))
                + "@"
                + Files.getLastModifiedTime(file));
      }
    }
    return all;
  }

  @Test
  void without_what_an_import_brought_nothing_is_called_the_same() throws IOException {
    long position = ask.answered(everyoneSaysYes(), of(friends("name"))).position();
    try (var copies = Files.list(folder.resolve("imports"))) {
      Files.delete(copies.findFirst().orElseThrow());
    }
    var replay = Replays.of(folder);
    assertThat(replay.at(position)).isInstanceOf(Verdict.Beyond.class);
    assertThat(replay.report().lost()).hasSize(1);
    assertThat(replay.report().clean()).isFalse();
  }

  @Test
  void an_altered_copy_of_an_import_is_told_and_not_believed() throws IOException {
    long position = ask.answered(everyoneSaysYes(), of(friends("name"))).position();
    Path copy;
    try (var copies = Files.list(folder.resolve("imports"))) {
      copy = copies.findFirst().orElseThrow();
    }
    var bytes = Files.readAllBytes(copy);
    for (int at : new int[] {3, 17, 21, 40, bytes.length - 1}) {
      var altered = bytes.clone();
      altered[at] ^= 1;
      Files.write(copy, altered);
      var replay = Replays.of(folder);
      assertThat(replay.at(position)).isInstanceOf(Verdict.Beyond.class);
      assertThat(replay.report().lost().getFirst()).contains("altered");
    }
    Files.write(copy, java.util.Arrays.copyOf(bytes, bytes.length - 1));
    assertThat(Replays.of(folder).report().clean()).isFalse();
  }

  @Test
  void a_store_that_was_lost_is_folded_anew_with_everybody_in_it() {
    var token = everyoneSaysYes();
    var before = ask.answered(token, of(friends("name"))).told();
    town = town.reopenedWithout("people");
    meet();
    assertThat(town.people.person("ann")).isPresent();
    assertThat(ask.answered(token, of(friends())).told().items()).hasSameSizeAs(before.items());
    assertThat(Replays.of(folder).wrong()).isEmpty();
  }

  @Test
  void an_early_call_is_decided_before_thousands_of_changes_are_read_behind_it() {
    long early = ask.answered(everyoneSaysYes(), of(friends("name"))).position();
    var changes = new ArrayList<Change>();
    for (int i = 0; i < 5_000; i++) {
      changes.add(new Change.KeyEvent("none", "key-" + i));
    }
    town.log.appendAll(changes);
    var reached = new long[1];
    var decidedAt = new HashMap<Long, Long>();
    Replays.listened(
        folder,
        new ReplayListener() {
          @Override
          public void reached(long position) {
            reached[0] = position;
          }

          @Override
          public void decided(long position, Verdict verdict) {
            decidedAt.put(position, reached[0]);
          }
        });
    assertThat(decidedAt.get(early)).isLessThan(early + 2_500);
  }
}
