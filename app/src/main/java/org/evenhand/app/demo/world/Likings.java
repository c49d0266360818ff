package org.evenhand.app.demo.world;

import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.evenhand.vocabulary.ThingId;

/** Invents things, and who likes which. Pure: the source of chance decides everything. */
final class Likings {
  private static final int THINGS = 60;
  private static final int MOST = 40;
  private static final double EACH = 6;

  /** What sorts of things there are, and what their names end in. */
  private static final Map<String, List<String>> SORTS =
      new TreeMap<>(
          Map.of(
              "band", List.of(" Quartet", " and the Tides", " Brass"),
              "book", List.of(" at Low Water", ": A Life", " in Nine Letters"),
              "cafe", List.of("’s Kitchen", " Tea Rooms", " & Daughters"),
              "cause", List.of(" Wetland Trust", " Night Shelter", " Free Libraries"),
              "film", List.of(" by Night", ", Returning", " in Autumn"),
              "sports club", List.of(" Rowers", " Athletic", " Wanderers")));

  private final RandomGenerator random;
  private final List<Thing> things;

  Likings(RandomGenerator random) {
    this.random = random;
    var names = new Names(random);
    var sorts = List.copyOf(SORTS.keySet());
    this.things = IntStream.range(0, THINGS).mapToObj(i -> thing(i, names, sorts)).toList();
  }

  private Thing thing(int index, Names names, List<String> sorts) {
    var sort = sorts.get(index % sorts.size());
    var ends = SORTS.getOrDefault(sort, List.of());
    var name = names.family() + ends.get(random.nextInt(ends.size()));
    return new Thing(new ThingId(index + 1L), name, sort);
  }

  /** Most like few things, a few like many; the k-th thing is liked as 1 in k (Zipf's law). */
  List<Liking> of(int people) {
    var all = new ArrayList<Liking>();
    for (int person = 0; person < people; person++) {
      int wanted = (int) Math.min(MOST, -EACH * Math.log(1 - random.nextDouble()));
      var liked = new BitSet();
      for (int more = 0; more < wanted; more++) {
        int thing = (int) Math.pow(THINGS, random.nextDouble()) - 1;
        var since = WorldMaker.NOW.minus(Duration.ofMinutes(1 + random.nextLong(6 * 365 * 1440L)));
        if (!liked.get(thing)) {
          liked.set(thing);
          all.add(new Liking(World.person(person), things.get(thing), since));
        }
      }
    }
    return all;
  }
}
