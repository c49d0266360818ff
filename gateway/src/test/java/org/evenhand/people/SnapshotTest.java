package org.evenhand.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.evenhand.people.PeopleWorld.p;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.evenhand.people.intake.Arrival;
import org.evenhand.people.intake.Gathered;
import org.evenhand.people.owner.OwnActs;
import org.evenhand.people.owner.OwnView;
import org.evenhand.record.Change;
import org.evenhand.store.rocks.RocksConfiguration;
import org.evenhand.store.rocks.RocksStore;
import org.evenhand.vocabulary.Audience;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.SignedIn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotTest {
  @TempDir Path folder;

  @Test
  void a_snapshot_does_not_change_and_many_share_one_view() throws Exception {
    try (var store = RocksStore.open(folder, RocksConfiguration.usual())) {
      var world = new PeopleWorld(store.table("people"));
      var one = new Arrival.Someone(PeopleWorld.HERE, "1", Map.of());
      var two = new Arrival.Someone(PeopleWorld.HERE, "2", Map.of());
      world.intake().run(Gathered.graph("t", List.of(one, two), List.of()), _ -> {}, (_, _) -> {});
      try (var before = world.people.snapshot();
          var same = world.people.snapshot()) {
        world.append(new Change.Befriended(p(1), p(2)));
        world.append(new Change.Erased(p(2)));
        assertThat(before.exists(p(2))).isTrue();
        assertThat(before.friends(p(1)).isEmpty()).isTrue();
        assertThat(same.position()).isEqualTo(before.position()).isEqualTo(1);
        before.close();
        assertThat(same.friends(p(1)).isEmpty()).isTrue();
      }
      world.people.apply(List.of(), 50);
      try (var now = world.people.snapshot()) {
        assertThat(now.exists(p(2))).isFalse();
        assertThat(now.position()).isEqualTo(50);
      }
      world.people.close();
    }
  }

  @Test
  void a_person_sees_own_choices_and_only_names_that_friends_let_them_see() {
    var world = PeopleWorld.of(3);
    var acts = new OwnActs(world::append);
    var view = new OwnView(world.table, PeopleWorld.CATALOGUE);
    var me = new SignedIn(p(1));
    acts.befriend(me, p(2));
    acts.befriend(me, p(3));
    var name = new DataTypeId("profile.name");
    acts.setAudience(new SignedIn(p(3)), name, Audience.ONLY_ME);
    acts.setAudience(me, name, Audience.FRIENDS);
    acts.block(me, p(3));

    var page = view.friends(me, 0, 1);
    assertThat(page.more()).isTrue();
    assertThat(page.friends().getFirst().name()).isEqualTo("Name 2");
    assertThat(view.friends(me, 2, 5).friends().getFirst().name()).isEmpty();
    assertThat(view.privacy(me).get(name).own()).isTrue();
    assertThat(view.privacy(me).get(new DataTypeId("likes")).own()).isFalse();
    assertThat(view.blocks(me)).containsExactly(p(3));
    assertThat(view.profile(me)).hasSize(2);
  }
}
