package org.evenhand.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.evenhand.consent.World.person;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.evenhand.record.Change;
import org.evenhand.store.memory.MemoryTable;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.GrantId;

class ConsentProperties {
  private static final int PEOPLE = 5;

  @Property(tries = 150)
  void running_reopened_and_folded_anew_in_any_batches_are_one_state(@ForAll long seed) {
    var random = new Random(seed);
    var world = new World();
    var grants = new ArrayList<GrantId>();
    for (int step = 0; step < 60; step++) {
      act(world, random, grants);
    }

    var running = World.answers(world.consents, PEOPLE, grants);
    var reopened = Consents.open(world.table, () -> world.now);
    assertThat(World.answers(reopened, PEOPLE, grants)).isEqualTo(running);
    var anew = Consents.open(new MemoryTable(), () -> world.now);
    inBatches(world, anew, random);
    assertThat(World.answers(anew, PEOPLE, grants)).isEqualTo(running);
  }

  @Property(tries = 100)
  void a_persons_page_and_the_sets_agree(@ForAll long seed) {
    var random = new Random(seed);
    var world = new World();
    var grants = new ArrayList<GrantId>();
    for (int step = 0; step < 40; step++) {
      act(world, random, grants);
      world.acts.expireDue(world.now);
    }
    for (int person = 1; person <= PEOPLE; person++) {
      for (var access : world.consents.accessOf(person(person))) {
        for (var purpose : List.of(World.PERSONALISATION, World.ADVERTISING)) {
          for (var type : Types.ALL) {
            var onPage =
                access.held().stream()
                    .anyMatch(h -> h.purpose().equals(purpose) && h.type().equals(type));
            var set = world.consents.snapshot().consenting(access.app(), purpose, type);
            assertThat(set.contains(person)).isEqualTo(onPage);
          }
        }
      }
    }
  }

  private static void inBatches(World world, Consents anew, Random random) {
    int at = 0;
    while (at < world.entries.size()) {
      int end = Math.min(world.entries.size(), at + 1 + random.nextInt(9));
      var overlap = random.nextInt(at + 1); // what was applied before is passed over
      anew.apply(world.entries.subList(overlap, end), end);
      at = end;
    }
  }

  private static void act(World world, Random random, List<GrantId> grants) {
    var who = person(1 + random.nextInt(PEOPLE));
    var app = random.nextBoolean() ? World.MAPS : World.QUIZ;
    var purpose = random.nextBoolean() ? World.PERSONALISATION : World.ADVERTISING;
    var until = world.now.plus(Duration.ofHours(random.nextInt(200) - 2L));
    world.later(Duration.ofHours(random.nextInt(12)));
    var recorded = world.entries.size();
    try {
      switch (random.nextInt(9)) {
        case 0, 1, 2 ->
            grants.add(
                world.acts.authorise(
                    who, app, purpose, some(random), until, World.TERMS, World.WORDING));
        case 3 ->
            world.acts.agreeToBeListed(
                who, app, purpose, some(random), until, World.TERMS, World.WORDING);
        case 4 -> world.acts.narrow(who, app, purpose, some(random));
        case 5 -> world.acts.withdraw(who, app, purpose);
        case 6 -> world.acts.stop(who, app);
        case 7 -> world.acts.expireDue(world.now);
        default -> rare(world, random, grants);
      }
    } catch (ConsentRefused e) {
      assertThat(world.entries).as("%s", e.because()).hasSize(recorded);
    }
  }

  private static void rare(World world, Random random, List<GrantId> grants) {
    if (random.nextInt(3) == 0) {
      world.appendAll(List.of(new Change.Erased(person(1 + random.nextInt(PEOPLE)).person())));
    } else if (!grants.isEmpty()) {
      world.acts.revoke(grants.get(random.nextInt(grants.size())), "revoked");
    }
  }

  private static Set<DataTypeId> some(Random random) {
    var types = new HashSet<DataTypeId>();
    for (var type : Types.ALL) {
      if (random.nextInt(3) == 0) {
        types.add(type);
      }
    }
    if (random.nextInt(20) == 0) {
      types.add(Types.UNKNOWN);
    }
    return types;
  }
}
