package org.evenhand.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.evenhand.people.PeopleWorld.p;

import java.util.List;
import java.util.Map;
import org.evenhand.people.intake.Arrival;
import org.evenhand.people.intake.Gathered;
import org.evenhand.record.Change;
import org.junit.jupiter.api.Test;

/** What loss of power leaves of an import, and what the next start makes of it. */
class ImportAndPowerTest {
  private final PoweredTable table = new PoweredTable();
  private final PeopleWorld world = new PeopleWorld(table);

  @Test
  void an_import_that_said_done_is_there_after_loss_of_power() {
    world.run(graph("a", "b"));

    var restarted = world.restarted(table.afterPowerLoss());
    assertThat(restarted.people.unfinishedImports()).isEmpty();
    try (var now = restarted.people.snapshot()) {
      assertThat(now.exists(p(1))).isTrue();
      assertThat(now.friends(p(1)).toArray()).containsExactly(2);
      assertThat(now.friends(p(2)).toArray()).containsExactly(1);
    }
  }

  @Test
  void a_number_whose_key_was_made_is_never_given_to_somebody_else() {
    world.run(graph("a", "b"));
    // The vault is synced on its own; the store was lost as a whole.
    var restarted = world.restarted(new PoweredTable());

    restarted.run(graph("c", "d"));

    assertThat(restarted.people.person("c")).contains(p(3));
    assertThat(restarted.people.person("d")).contains(p(4));
  }

  @Test
  void an_import_whose_frame_is_there_and_whose_rows_are_not_is_told_until_it_is_run_again() {
    var source = graph("a", "b");
    long cut = world.append(new Change.Imported("test", source.sha256(), Map.of()));
    assertThat(world.people.unfinishedImports())
        .containsExactly(new UnfinishedImport(cut, "test", source.sha256()));

    var restarted = world.restarted(table.afterPowerLoss());
    assertThat(restarted.people.unfinishedImports()).hasSize(1);
    restarted.run(graph("other", "people"));
    assertThat(restarted.people.unfinishedImports()).hasSize(1);
    restarted.run(source);
    assertThat(restarted.people.unfinishedImports()).isEmpty();
    assertThat(restarted.people.person("a")).isPresent();
  }

  private static Gathered graph(String one, String other) {
    return Gathered.graph(
        "test",
        List.of(someone(one), someone(other)),
        List.of(new Arrival.Friendship(PeopleWorld.HERE, one, other)));
  }

  private static Arrival.Someone someone(String id) {
    return new Arrival.Someone(PeopleWorld.HERE, id, Map.of("name", "Name " + id));
  }
}
