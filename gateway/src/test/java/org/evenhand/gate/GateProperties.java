package org.evenhand.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.evenhand.gate.Asks.START;
import static org.evenhand.gate.Asks.likes;
import static org.evenhand.gate.Asks.list;
import static org.evenhand.gate.Asks.of;
import static org.evenhand.gate.Asks.partner;
import static org.evenhand.gate.Asks.photos;
import static org.evenhand.gate.Asks.relationships;
import static org.evenhand.gate.Asks.tags;
import static org.evenhand.gate.Asks.who;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import org.evenhand.register.CutOffNotice.Target;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.Edge;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.Reason;
import org.evenhand.vocabulary.Selection.Expansion;
import org.evenhand.vocabulary.Told.ToldList;

/** Everything that every app gets for every viewer, against the naive {@link Village}. */
class GateProperties {
  private static final int PEOPLE = 6;
  private static final String[] KEYS = {"ann", "ben", "cay", "dan", "eve", "fay"};
  private static final String[] OFFERED = {
    "profile", "friends", "relationship", "photos", "photos.location", "likes"
  };
  private static final Expansion PHOTOS = photos("taken_at", "location", tags("name"));
  private static final Expansion LIKES = likes("name");

  @Property(tries = 15, shrinking = ShrinkingMode.OFF)
  void every_list_of_every_app_and_viewer_equals_the_naive_one(@ForAll long seed) {
    compare(seed);
  }

  @Property(tries = 1_000, shrinking = ShrinkingMode.OFF)
  @Tag("long")
  void every_list_equals_the_naive_one_in_many_worlds(@ForAll long seed) {
    compare(seed);
  }

  private static void compare(long seed) {
    inTown(town -> {
      var apps = List.of(town.offices.app("one", OFFERED), town.offices.app("two", OFFERED));
      var life = new RandomLife(seed, PEOPLE, apps);
      var village = new Village();
      var past = life.past();
      past.forEach(village::apply);
      town.log.appendAll(past);
      for (var app : apps) {
        for (int viewer = 1; viewer <= PEOPLE; viewer++) {
          var person = new PersonId(viewer);
          var granted = life.granted(person, app);
          town.log.append(granted);
          village.apply(granted);
          compare(town, village, app, life.caller(person, app));
        }
      }
      town.offices.cutOff(new Target.OfDataType(Offices.type("photos")), Duration.ZERO);
      town.offices.suspend(apps.getFirst());
      refused(town, life.caller(new PersonId(1), apps.getFirst()), life, apps.getLast());
    });
  }

  private static void refused(Town town, Caller suspended, RandomLife life, AppId other) {
    var ask = new Answers(town);
    assertThat(ask.reason(suspended, of(photos()))).isEqualTo(Reason.AGREEMENT_SUSPENDED);
    var caller = life.caller(new PersonId(1), other);
    assertThat(ask.reason(caller, of(photos()))).isEqualTo(Reason.CUT_OFF);
    assertThat(ask.answered(caller, of(caller.viewer(), "name")).told().items()).hasSize(1);
  }

  private static void compare(Town town, Village village, AppId app, Caller caller) {
    var ask = new Answers(town);
    var expected = new VillageAnswers(village, town, app, caller.viewer());
    var friends = list(Edge.FRIENDS, 2, START, "name", "birthday", PHOTOS, LIKES);
    assertThat(joined(ask, ask.pages(caller, friends)).stream().sorted().toList())
        .isEqualTo(expected.friends());
    var mine = list(Edge.PHOTOS, 2, START, "taken_at", "location", tags("name"));
    assertThat(joined(ask, ask.pages(caller, mine))).isEqualTo(expected.photos());
    var liked = list(Edge.LIKES, 2, START, "name");
    assertThat(joined(ask, ask.pages(caller, liked)).stream().sorted().toList())
        .isEqualTo(expected.likes(caller.viewer()));
    var family = list(Edge.FAMILY, 2, START, "relationship", who("name"));
    assertThat(joined(ask, ask.pages(caller, family)).stream().sorted().toList())
        .isEqualTo(expected.family());
    assertThat(ask.words(caller, relationships("status", partner("name"))))
        .isEqualTo(expected.relationships());
    for (int number = 1; number <= PEOPLE; number++) {
      var person = new PersonId(number);
      var query = of(person, "name", "birthday", PHOTOS, LIKES);
      assertThat(joined(ask, List.of(ask.answered(caller, query).told())))
          .isEqualTo(expected.one(person));
    }
  }

  private static List<String> joined(Answers ask, List<ToldList> pages) {
    return pages.stream()
        .flatMap(page -> page.items().stream())
        .map(item -> ask.words(item))
        .toList();
  }

  static void inTown(java.util.function.Consumer<Town> act) {
    try {
      var folder = Files.createTempDirectory("evenhand-town");
      try (var town = Town.of(folder, KEYS)) {
        act.accept(town);
      } finally {
        delete(folder);
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
