package org.evenhand.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.evenhand.gate.Asks.friends;
import static org.evenhand.gate.Asks.of;
import static org.evenhand.gate.Asks.partner;
import static org.evenhand.gate.Asks.photos;
import static org.evenhand.gate.Asks.relationships;
import static org.evenhand.gate.Asks.tags;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.evenhand.register.CutOffNotice.Target;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.Line;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.Query;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Many take back while many ask; then the record alone is asked whether it all was right. */
class RacesTest {
  private static final int PEOPLE = 6;
  private static final int ASKERS = 12;
  private static final int ACTORS = 4;
  private static final String[] OFFERED = {
    "profile", "friends", "relationship", "photos", "photos.location"
  };

  private final Map<Long, List<Line>> answers = new ConcurrentHashMap<>();
  private final AtomicInteger acting = new AtomicInteger(ACTORS);

  @Test
  void no_access_stands_in_the_record_after_the_change_that_forbids_it() throws Exception {
    race(150);
  }

  @Test
  @Tag("long")
  void no_access_stands_after_the_change_that_forbids_it_in_a_long_race() throws Exception {
    race(6_000);
  }

  private void race(int steps) throws Exception {
    var failure = new Exception[1];
    GateProperties.inTown(town -> {
      try {
        race(town, steps);
      } catch (Exception e) {
        failure[0] = e;
      }
    });
    if (failure[0] != null) {
      throw failure[0];
    }
  }

  private void race(Town town, int steps) throws Exception {
    var apps = List.of(town.offices.app("one", OFFERED), town.offices.app("two", OFFERED));
    town.log.appendAll(new RandomLife(1, PEOPLE, apps).past());
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running = new ArrayList<Future<?>>();
      for (int actor = 0; actor < ACTORS; actor++) {
        running.add(threads.submit(acting(town, apps, actor, steps)));
      }
      running.add(threads.submit(ruling(town, apps, steps / 8)));
      for (int asker = 0; asker < ASKERS; asker++) {
        running.add(threads.submit(asking(town, apps, asker)));
      }
      for (var done : running) {
        done.get();
      }
    }
    verify(town);
    assertThat(Replays.of(town.folder).wrong()).isEmpty();
  }

  private void verify(Town town) {
    var audit = new RecordAudit(town, Witness.of(town, RandomLife.PHOTOS));
    var accesses = audit.run();
    assertThat(accesses.keySet()).isEqualTo(answers.keySet());
    answers.forEach((position, lines) ->
        assertThat(accesses.get(position).lines()).as("answer %d", position).isEqualTo(lines));
    assertThat(audit.lines()).as("lines shown").isGreaterThan(100);
  }

  private Callable<Object> acting(Town town, List<AppId> apps, int seed, int steps) {
    return () -> {
      var life = new RandomLife(seed + 100L, PEOPLE, apps);
      var random = new Random(seed);
      try {
        for (int step = 0; step < steps; step++) {
          town.log.append(life.next());
          var who = new PersonId(1 + random.nextInt(PEOPLE));
          // Everybody comes back soon, so that there is something to take away.
          town.log.append(life.granted(who, apps.get(random.nextInt(apps.size()))));
        }
      } finally {
        acting.decrementAndGet();
      }
      return seed;
    };
  }

  private static Callable<Object> ruling(Town town, List<AppId> apps, int steps) {
    return () -> {
      for (int step = 0; step < steps; step++) {
        town.offices.suspend(apps.getFirst());
        var photos = new Target.OfDataType(Offices.type("photos"));
        var cutOff = town.offices.cutOff(photos, Duration.ZERO);
        town.offices.resume(apps.getFirst());
        town.offices.takeBack(cutOff);
      }
      return steps;
    };
  }

  private Callable<Object> asking(Town town, List<AppId> apps, int seed) {
    return () -> {
      var life = new RandomLife(seed, PEOPLE, apps);
      var random = new Random(seed);
      while (acting.get() > 0) {
        var who = new PersonId(1 + random.nextInt(PEOPLE));
        var caller = life.caller(who, apps.get(random.nextInt(apps.size())));
        var outcome = town.gate.answer(caller, Answers.OPERATION, query(random));
        if (outcome instanceof Outcome.Answered it) {
          answers.put(it.position(), Answers.lines(it.told()));
        } else {
          // A refusal that is counted waits for no sync: else who asks would keep who acts waiting.
          Thread.yield();
        }
      }
      return seed;
    };
  }

  private static Query query(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> of(friends("name", "birthday"));
      case 1 -> of(photos("taken_at", "location", tags("name")));
      case 2 -> of(relationships("status", partner("name")));
      default -> of(new PersonId(1 + random.nextInt(PEOPLE)), "name", "birthday");
    };
  }
}
