package org.evenhand.app.demo.world;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.evenhand.vocabulary.Audience;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.PhotoId;

/** Gives the people of a graph fictional attributes. Pure: seed and graph decide everything. */
final class WorldMaker {
  /** The story's present: nothing in the world is later, whenever the demo is started. */
  static final Instant NOW = Instant.parse("2026-10-01T00:00:00Z");

  private static final int TOWNS = 24;
  private static final int MOST_PHOTOS = 60;
  private static final double PHOTOS_EACH = 3;
  private static final double COUPLED = 0.35;

  private static final List<String> COUPLE =
      List.of("in a relationship", "engaged", "married", "married", "it's complicated");
  private static final List<String> ALONE =
      List.of("single", "single", "widowed", "it's complicated");
  private static final List<DataTypeId> PRIVATE =
      List.of(
          new DataTypeId("friends"),
          new DataTypeId("profile.name"),
          new DataTypeId("profile.birthday"),
          new DataTypeId("profile.email"),
          new DataTypeId("profile.location"),
          new DataTypeId("relationship.status"),
          new DataTypeId("photos"),
          new DataTypeId("photos.location"),
          new DataTypeId("photos.tags"),
          new DataTypeId("likes"),
          new DataTypeId("relationship.family"));

  private final long seed;
  private final Graph graph;
  private final List<Town> towns;

  WorldMaker(long seed, Graph graph) {
    this.seed = seed;
    this.graph = graph;
    this.towns = towns(World.random(seed, "towns"));
  }

  World make() {
    var people = inhabitants();
    return new World(
        seed,
        graph,
        people,
        relationships(),
        photos(),
        privacy(),
        blocks(),
        new Likings(World.random(seed, "likes")).of(graph.people()),
        new Kinships(World.random(seed, "family")).of(graph, people));
  }

  /** Around 48° S, 123° W: the point of the oceans that is farthest from land. */
  private List<Town> towns(RandomGenerator random) {
    var names = new Names(random);
    return IntStream.range(0, TOWNS)
        .mapToObj(t ->
            new Town(
                names.town(),
                rounded(-48.0 + 2 * random.nextDouble()),
                rounded(-124.0 + 2 * random.nextDouble())))
        .toList();
  }

  private static double rounded(double degrees) {
    return Math.round(degrees * 10_000) / 10_000.0;
  }

  private List<Inhabitant> inhabitants() {
    var random = World.random(seed, "people");
    var names = new Names(random);
    var people = new ArrayList<Inhabitant>(graph.people());
    for (int person = 0; person < graph.people(); person++) {
      var name = names.person();
      var user = names.user(name);
      var birthday = LocalDate.of(1946, 1, 1).plusDays(random.nextInt(62 * 365));
      var town =
          person == 0 || random.nextInt(3) == 0 ? any(towns, random) : nearby(people, person);
      people.add(
          new Inhabitant(World.person(person), user, name, birthday, user + "@example.org", town));
    }
    return people;
  }

  /** Friends tend to live in one town: that of the first friend who already has one. */
  private Town nearby(List<Inhabitant> people, int person) {
    int first = graph.degree(person) == 0 ? 0 : graph.friends(person)[0];
    return people.get(first < person ? first : person - 1).town();
  }

  /** Couples are pairs of friends; a tenth of them are told by one side only. */
  private List<Relationship> relationships() {
    var random = World.random(seed, "relationships");
    var told = new ArrayList<Relationship>();
    var settled = new BitSet();
    for (int person = 0; person < graph.people(); person++) {
      if (settled.get(person)) {
        continue;
      }
      int partner = random.nextDouble() < COUPLED ? freeFriend(person, settled, random) : -1;
      if (partner >= 0) {
        settled.set(person);
        settled.set(partner);
        tellOfCouple(told, World.person(person), World.person(partner), random);
      } else if (random.nextInt(2) == 0) {
        settled.set(person);
        told.add(new Relationship(World.person(person), any(ALONE, random), null));
      }
    }
    told.sort(Comparator.comparing(Relationship::person));
    return told;
  }

  private int freeFriend(int person, BitSet settled, RandomGenerator random) {
    var free = Arrays.stream(graph.friends(person)).filter(f -> !settled.get(f)).toArray();
    return free.length == 0 ? -1 : free[random.nextInt(free.length)];
  }

  private static void tellOfCouple(
      List<Relationship> told, PersonId one, PersonId other, RandomGenerator random) {
    var status = any(COUPLE, random);
    told.add(new Relationship(one, status, other));
    if (random.nextInt(10) > 0) {
      told.add(new Relationship(other, status, one));
    }
  }

  /** Most have few photos and a few have many; numbers rise with the time taken. */
  private List<Picture> photos() {
    var random = World.random(seed, "photos");
    var photos = new ArrayList<Picture>();
    for (int owner = 0; owner < graph.people(); owner++) {
      int count = (int) Math.min(MOST_PHOTOS, -PHOTOS_EACH * Math.log(1 - random.nextDouble()));
      for (int photo = 0; photo < count; photo++) {
        photos.add(photo(owner, random));
      }
    }
    photos.sort(Comparator.comparing(Picture::takenAt).thenComparing(Picture::owner));
    return IntStream.range(0, photos.size()).mapToObj(i -> numbered(photos.get(i), i + 1)).toList();
  }

  private Picture photo(int owner, RandomGenerator random) {
    boolean upright = random.nextInt(3) == 0;
    var takenAt = NOW.minus(Duration.ofMinutes(1 + random.nextLong(8 * 365 * 1440L)));
    var place = random.nextInt(5) < 2 ? any(towns, random) : null;
    return new Picture(
        new PhotoId(1),
        World.person(owner),
        takenAt,
        upright ? 3024 : 4032,
        upright ? 4032 : 3024,
        place,
        tagged(owner, random));
  }

  private static Picture numbered(Picture p, long number) {
    return new Picture(
        new PhotoId(number), p.owner(), p.takenAt(), p.width(), p.height(), p.place(), p.tagged());
  }

  private List<PersonId> tagged(int owner, RandomGenerator random) {
    int count = graph.degree(owner) == 0 || random.nextBoolean() ? 0 : 1 + random.nextInt(3);
    var friends = graph.friends(owner);
    return IntStream.range(0, count)
        .map(t -> friends[random.nextInt(friends.length)])
        .sorted()
        .distinct()
        .mapToObj(World::person)
        .toList();
  }

  /** Uneven: two in three people never touch a setting, a few close nearly everything. */
  private List<PrivacyChoice> privacy() {
    var random = World.random(seed, "privacy");
    var choices = new ArrayList<PrivacyChoice>();
    for (int person = 0; person < graph.people(); person++) {
      double care = Math.pow(random.nextDouble(), 3);
      for (var type : PRIVATE) {
        if (random.nextDouble() < care * 0.6) {
          choices.add(new PrivacyChoice(World.person(person), type, audience(care, random)));
        }
      }
    }
    return choices;
  }

  private static Audience audience(double care, RandomGenerator random) {
    if (random.nextDouble() < care * 0.7) {
      return Audience.ONLY_ME;
    }
    return any(List.of(Audience.EVERYONE, Audience.FRIENDS_OF_FRIENDS, Audience.FRIENDS), random);
  }

  /** One person in forty blocks a friend, who stays in the list and is seen no more. */
  private List<Block> blocks() {
    var random = World.random(seed, "blocks");
    var blocks = new ArrayList<Block>();
    for (int person = 0; person < graph.people(); person++) {
      if (random.nextInt(40) == 0 && graph.degree(person) > 1) {
        var friends = graph.friends(person);
        int other = friends[random.nextInt(friends.length)];
        blocks.add(new Block(World.person(person), World.person(other)));
      }
    }
    return blocks;
  }

  private static <T> T any(List<T> values, RandomGenerator random) {
    return values.get(random.nextInt(values.size()));
  }
}
