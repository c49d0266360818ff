package org.evenhand.app.demo;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.evenhand.app.demo.story.Cast;
import org.evenhand.app.demo.story.Consenting;
import org.evenhand.app.demo.story.Said;
import org.evenhand.app.demo.world.Graph;
import org.evenhand.app.demo.world.Picture;
import org.evenhand.app.demo.world.Relationship;
import org.evenhand.app.demo.world.World;
import org.evenhand.vocabulary.GrantId;
import org.evenhand.vocabulary.PersonId;

/** Small worlds that are equal but for the differences that they are asked to have. */
final class TwinWorlds {
  /** Uses every app with everything, and is friends with everybody whom a difference is about. */
  static final PersonId VIEWER = new PersonId(1);

  /** People whom no difference is about. */
  static final int OTHERS = 60;

  private static final int FRIENDS_EACH = 4;

  private final long seed;
  private final World base;
  private final List<Said> said;

  /** A world, and what was said in it. */
  record Played(World world, List<Said> said) {}

  TwinWorlds(long seed) {
    this.seed = seed;
    this.base = World.around(seed, graph(Set.of(Difference.values())));
    var all = new ArrayList<Said>();
    Consenting.of(base).stream()
        .filter(one -> !isHidden(one.person()) && !one.person().equals(VIEWER))
        .forEach(all::add);
    long grant = 1;
    for (var role : Cast.roles()) {
      var everything = role.dataTypes();
      all.add(new Said(VIEWER, role, everything, 365, new GrantId(grant++), Said.Later.STANDS));
    }
    this.said = List.copyOf(all);
  }

  static boolean isHidden(PersonId person) {
    return person.number() > OTHERS;
  }

  /** The world that has these differences and lacks the others. */
  Played with(Set<Difference> has) {
    int people =
        has.contains(Difference.IS_THERE_AT_ALL)
            ? OTHERS + Difference.values().length
            : OTHERS + Difference.values().length - 1;
    var world =
        new World(
            seed,
            graph(has),
            base.people().subList(0, people),
            relationships(has),
            both(photos(), has, Difference::photos),
            both(
                base.privacy().stream().filter(choice -> !isHidden(choice.person())),
                has,
                Difference::privacy),
            both(
                base.blocks().stream().filter(b -> !isHidden(b.person()) && !isHidden(b.other())),
                has,
                Difference::blocks),
            both(
                base.likings().stream().filter(like -> !isHidden(like.person())),
                has,
                Difference::likings),
            both(
                base.kinships().stream()
                    .filter(named -> !isHidden(named.person()) && !isHidden(named.relative())),
                has,
                Difference::kinships));
    return new Played(world, both(said.stream(), has, Difference::said));
  }

  private static <T> List<T> both(
      Stream<T> always, Collection<Difference> has, Function<Difference, Stream<T>> of) {
    return Stream.concat(always, has.stream().sorted().flatMap(of)).toList();
  }

  private Stream<Picture> photos() {
    return base.photos().stream()
        .filter(photo -> !isHidden(photo.owner()))
        .filter(photo -> photo.tagged().stream().noneMatch(TwinWorlds::isHidden));
  }

  private List<Relationship> relationships(Set<Difference> has) {
    var partner =
        has.contains(Difference.IS_NAMED_AS_PARTNER)
            ? Difference.IS_NAMED_AS_PARTNER.person()
            : null;
    var viewers = new Relationship(VIEWER, "married", partner);
    var others =
        base.relationships().stream()
            .filter(told -> !isHidden(told.person()) && !told.person().equals(VIEWER))
            .filter(told -> told.partner() == null || !isHidden(told.partner()));
    return both(Stream.concat(Stream.of(viewers), others), has, Difference::relationships);
  }

  /**
   * Chance friendships among the others; each hidden person has the viewer for their only friend. A
   * second one would make them somebody's mutual friend, by which a third person may truly become
   * visible to the viewer: that is the third person's choice of audience, and no trace of the
   * hidden.
   */
  private Graph graph(Set<Difference> has) {
    var random = World.random(seed, "twins");
    var pairs = new HashSet<Long>();
    while (pairs.size() < OTHERS * FRIENDS_EACH) {
      int one = random.nextInt(OTHERS);
      int other = random.nextInt(OTHERS);
      if (one != other) {
        pairs.add(Graph.pair(one, other));
      }
    }
    int people = OTHERS;
    for (var difference : Difference.values()) {
      boolean there = difference != Difference.IS_THERE_AT_ALL || has.contains(difference);
      boolean friend = difference != Difference.IS_THE_VIEWERS_FRIEND || has.contains(difference);
      if (there) {
        people++;
      }
      if (there && friend) {
        pairs.add(Graph.pair(World.index(VIEWER), World.index(difference.person())));
      }
    }
    return Graph.of(people, pairs.stream().mapToLong(pair -> pair).toArray());
  }
}
